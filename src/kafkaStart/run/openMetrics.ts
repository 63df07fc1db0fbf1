import { askServer } from '../../kafka/ask/askServer.ts';
import type { Question } from '../../kafka/ask/question.ts';
import type { Supervised } from '../../kafka/metrics/stateMetrics.ts';
import type { BrokerPlace } from '../../kafka/wire/metadata.ts';
import type { Page } from '../../process/page.ts';
import { prometheusContentType } from '../../tool/prometheus.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Broker } from '../readBroker.ts';

interface Asked extends Pick<Broker, 'plan' | 'settings' | 'command'> {
  readonly env: Env;
  readonly question: Question;
  readonly readSupervised: () => Omit<Supervised, 'aliveMs'>;
  /** Told of the brokers that the server knows, whenever it was asked for them. */
  readonly learnBrokers: (brokers: readonly BrokerPlace[]) => void;
}

/** Of each server that is asked. */
const timeoutMs = 4000;

/** Gives what a supervisor answers at /metrics; what that takes is loaded for the first scrape. */
export function openMetrics({
  plan,
  settings,
  command,
  env,
  question,
  readSupervised,
  learnBrokers,
}: Asked): () => Promise<Page> {
  const beganAt = performance.now();
  let scrape: (() => Promise<string>) | undefined;
  return async () => {
    if (scrape === undefined) {
      const { openScrapes } = await import('../../kafka/metrics/openScrapes.ts');
      scrape ??= openScrapes({
        node: { ...plan, version: command.version, question },
        how: { askServer, env, timeoutMs, withGroups: settings.metricsGroups },
        learnBrokers,
        readSupervised: () => ({ ...readSupervised(), aliveMs: performance.now() - beganAt }),
        now: () => performance.now(),
      });
    }
    return { status: 200, type: prometheusContentType, body: await scrape() };
  };
}
