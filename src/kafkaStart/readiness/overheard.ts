import { judgeBrokerIds } from '../../kafka/verdicts/registered.ts';
import type { BrokerPlace } from '../../kafka/wire/metadata.ts';
import type { BrokerKnowledge } from './brokerKnowledge.ts';

/** The brokers that this one has told of when it was asked for something else: for the figures of a scrape. */
export interface Overheard {
  readonly brokers: readonly BrokerPlace[];
  readonly atMs: number;
}

/** Who has scraped comes again: then a scrape's question in half a minute at most is the only one. */
const freshMs = 60_000;

/** What is known after that, of a broker that is ready and well: it need not be asked twice. */
export function overhear(
  known: BrokerKnowledge,
  overheard: Overheard | undefined,
  nodeId: number,
): BrokerKnowledge {
  const { caught, isWrong, askedMs } = known;
  if (caught === undefined || isWrong) return known;
  if (overheard === undefined || overheard.atMs <= askedMs) return known;
  const ids = overheard.brokers.map(({ id }) => id);
  const registration = judgeBrokerIds(ids, nodeId);
  const next = { ...known, registration, askedMs: overheard.atMs, freshMs };
  return { ...next, isWrong: !registration.healthy };
}
