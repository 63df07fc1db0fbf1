import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { askTopicConfig } from '../ask/askTopicConfig.ts';
import type { Ask } from '../ask/target.ts';
import { apiVersions, understands } from '../wire/apiVersions.ts';
import { describeTopicConfig } from '../wire/describeConfigs.ts';
import { describeQuorum } from '../wire/describeQuorum.ts';

/** min.insync.replicas of these topics, those left out that nobody tells, or why of none. */
export type AskMinIsr = (
  ask: Ask,
  topics: readonly string[],
) => Promise<Parsed<ReadonlyMap<string, number>>>;

/** `spares`: whether nobody is asked again soon after an answer that did not come. */
export type KeepMinIsr = (askMinIsr: AskMinIsr, spares: boolean) => AskMinIsr;

const key = 'min.insync.replicas';
/** Of one request. */
const mostTopics = 1000;

/** Asks a broker in KRaft mode, which knows it. */
export const askBrokerMinIsr: AskMinIsr = async (ask, topics) => {
  const found = new Map<string, number>();
  for (let from = 0; from < topics.length; from += mostTopics) {
    const values = await ask(describeTopicConfig(topics.slice(from, from + mostTopics), key));
    for (const [topic, value] of values) found.set(topic, Number(value));
  }
  return accept(found);
};

/**
 * Asks any broker. One in ZooKeeper mode looks there itself: while ZooKeeper is away, that holds one of its request
 * handlers, and a stop waits for it. So it is one at most: after an answer that did not come it is not asked again.
 */
export function askAnyBrokerMinIsr(): AskMinIsr {
  let isHeld = false;
  return async (ask, topics) => {
    if (isHeld) return reject('a broker was asked and did not answer: it may wait for ZooKeeper');
    isHeld = topics.length > 0 && !understands(await ask(apiVersions), describeQuorum);
    const told = await askBrokerMinIsr(ask, topics);
    isHeld = false;
    return told;
  };
}

/** The broker waits meanwhile for the next question. */
const mostZookeeperMs = 1000;

/**
 * Asks ZooKeeper, where a broker in ZooKeeper mode would look as well: one that is asked while ZooKeeper is away
 * could not stop any more.
 */
export function askZookeeperMinIsr(server: Parameters<typeof askTopicConfig>[2]): AskMinIsr {
  return async (_, topics) => {
    if (topics.length === 0) return accept(new Map());
    const timeoutMs = Math.min(mostZookeeperMs, server.timeoutMs / 2);
    const told = await askTopicConfig(topics, key, { ...server, timeoutMs });
    if (!told.ok) return reject('ZooKeeper, which knows it, does not answer');
    if (told.values.size === 0) return reject('ZooKeeper, which knows it, is not asked by TLS');
    return accept(new Map([...told.values].map(([topic, value]) => [topic, Number(value)])));
  };
}

const keptMs = 300_000;

/**
 * What one that asks often was told counts for five minutes, and longer where nobody tells it then. ZooKeeper, and a
 * broker that would ask it, are spared as long after an answer that did not come.
 */
export function keepMinIsr(now: () => number): KeepMinIsr {
  let kept: ReadonlyMap<string, number> = new Map();
  let askedAt = Number.NEGATIVE_INFINITY;
  let silentAt = Number.NEGATIVE_INFINITY;
  return (askMinIsr, spares) => async (ask, topics) => {
    const old = topics.every((topic) => kept.has(topic)) ? accept(kept) : undefined;
    if (now() - silentAt <= keptMs) return old ?? reject('nobody told it a moment ago');
    const isOld = now() - askedAt > keptMs;
    const wanted = isOld ? topics : topics.filter((topic) => !kept.has(topic));
    if (spares) silentAt = now();
    const told = await askMinIsr(ask, wanted);
    if (!told.ok) return old ?? told;
    silentAt = Number.NEGATIVE_INFINITY;
    if (isOld) askedAt = now();
    const known = new Map([...(isOld ? [] : kept), ...told.value]);
    const there = new Set(topics);
    kept = new Map([...known].filter(([topic]) => there.has(topic)));
    return accept(kept);
  };
}
