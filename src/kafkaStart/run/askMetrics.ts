import { askServer } from '../../kafka/ask/askServer.ts';
import type { Question } from '../../kafka/ask/question.ts';
import type { Supervised } from '../../kafka/metrics/stateMetrics.ts';
import type { Page } from '../../process/page.ts';
import { prometheusContentType } from '../../tool/prometheus.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Broker } from '../readBroker.ts';

interface Asked extends Pick<Broker, 'plan' | 'settings' | 'command'> {
  readonly env: Env;
  readonly question: Question;
}

/** Of each server that is asked. */
const timeoutMs = 4000;

/** Gives what a supervisor answers at /metrics; what that takes is loaded for the first scrape. */
export function openMetrics(
  { plan, settings, command, env, question }: Asked,
  readSupervised: () => Omit<Supervised, 'aliveMs'>,
): () => Promise<Page> {
  const beganAt = performance.now();
  let scrape: (() => Promise<string>) | undefined;
  return async () => {
    if (scrape === undefined) {
      const { openScrapes } = await import('../../kafka/metrics/askScrape.ts');
      scrape ??= openScrapes({
        node: { ...plan, version: command.version, question },
        how: { askServer, env, timeoutMs, withGroups: settings.metricsGroups },
        readSupervised: () => ({ ...readSupervised(), aliveMs: performance.now() - beganAt }),
        now: () => performance.now(),
      });
    }
    return { status: 200, type: prometheusContentType, body: await scrape() };
  };
}
