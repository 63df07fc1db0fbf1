import type { Ask } from '../ask/target.ts';
import { describeTopicConfig } from '../wire/describeConfigs.ts';

const key = 'min.insync.replicas';
/** Of one request. */
const mostTopics = 1000;

/** Asks for min.insync.replicas of topics; those are left out that it is not told of. */
export async function askMinIsr(
  ask: Ask,
  topics: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (let from = 0; from < topics.length; from += mostTopics) {
    const values = await ask(describeTopicConfig(topics.slice(from, from + mostTopics), key));
    for (const [topic, value] of values) found.set(topic, Number(value));
  }
  return found;
}

const keptMs = 300_000;

/** The same by another way than the broker; undefined where there is no answer. */
export type ReadMinIsr = (
  topics: readonly string[],
) => Promise<ReadonlyMap<string, number> | undefined>;

/**
 * The same for one that asks often: what it was told counts for five minutes, since in ZooKeeper mode it
 * is read from ZooKeeper, topic by topic. By another way where one is given.
 */
export function openMinIsr(now: () => number, read?: ReadMinIsr): typeof askMinIsr {
  let kept = new Map<string, number>();
  let askedAt = Number.NEGATIVE_INFINITY;
  return async (ask, topics) => {
    const isOld = now() - askedAt > keptMs;
    const wanted = isOld ? topics : topics.filter((topic) => !kept.has(topic));
    const told = read === undefined ? await askMinIsr(ask, wanted) : await read(wanted);
    if (told === undefined) return kept;
    if (isOld) askedAt = now();
    const known = new Map([...(isOld ? [] : kept), ...told]);
    kept = new Map([...known].filter(([topic]) => topics.includes(topic)));
    return kept;
  };
}
