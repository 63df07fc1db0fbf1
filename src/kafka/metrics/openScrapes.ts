import { renderFamilies } from '../../tool/prometheus.ts';
import { shared } from '../../tool/shared.ts';
import type { BrokerPlace } from '../wire/metadata.ts';
import { keepMinIsr } from './askMinIsr.ts';
import { askOwnLook, askWhetherUp, type How, type OwnNode } from './askOwnLook.ts';
import type { ScrapedNode } from './figures.ts';
import { toFamilies } from './metric.ts';
import { type Rendered, renderLook, renderSilence, renderState } from './scrapeText.ts';
import { type Supervised, supervisedMetrics } from './stateMetrics.ts';

/** Of figures that need all topics: the broker is asked for them twice a minute at most. */
const keptMs = 30_000;

/** Below the ten seconds that Prometheus waits for a scrape, unless told otherwise. */
const wholeMs = 8000;

interface Scrapes {
  readonly node: OwnNode & ScrapedNode;
  readonly how: Omit<How, 'keepMinIsr' | 'wide' | 'leftMs'>;
  /** Told of the brokers that the server knows, whenever it was asked for them. */
  readonly learnBrokers: (brokers: readonly BrokerPlace[]) => void;
  readonly readSupervised: () => Supervised;
  readonly now: () => number;
}

/**
 * Gives what a supervisor answers to scrapes: who asks while another waits gets the same answer. Between them it keeps
 * the text of the figures alone, and nothing that the broker has said.
 */
export function openScrapes(scrapes: Scrapes): () => Promise<string> {
  const { node, how, learnBrokers, readSupervised, now } = scrapes;
  const keep = keepMinIsr(now);
  let kept: Rendered | undefined;
  let askedAt = 0;
  const ask = async (): Promise<Rendered> => {
    if (kept !== undefined && now() - askedAt < keptMs) {
      if (await askWhetherUp(node, how)) return kept;
      // Prometheus does not wait for another question: it is asked for all at the next scrape
      kept = undefined;
      return renderSilence(node);
    }
    const endsAt = now() + wholeMs;
    const leftMs = (): number => endsAt - now();
    const answered = await askOwnLook(node, { ...how, leftMs, wide: false, keepMinIsr: keep });
    askedAt = now();
    if (answered.ok && answered.value.cluster !== undefined) {
      learnBrokers(answered.value.cluster.brokers);
    }
    kept = answered.ok ? renderLook(node, answered.value) : undefined;
    return kept ?? renderSilence(node);
  };
  return shared(async () => {
    const { state, figures } = await ask();
    const supervised = renderFamilies(toFamilies(supervisedMetrics, readSupervised()));
    return `${renderState(state)}${supervised}${figures}`;
  });
}
