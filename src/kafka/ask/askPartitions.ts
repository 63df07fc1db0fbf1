import type { Mode } from '../cluster/socket.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { judgeAvailability } from '../verdicts/availability.ts';
import type { BrokerFindings } from '../verdicts/stoppable.ts';
import { describeTopicConfig } from '../wire/describeConfigs.ts';
import type { Metadata, Partition } from '../wire/metadata.ts';
import { askHiddenTopics } from './askHiddenTopics.ts';
import type { TopicConfig } from './askTopicConfig.ts';
import type { Ask } from './target.ts';

/** A property of topics, by another way than the broker. */
export type ReadTopicConfig = (topics: readonly string[], key: string) => Promise<TopicConfig>;

interface Asked {
  readonly broker: { readonly nodeId: number; readonly mode: Mode; readonly properties: Entries };
  readonly metadata: Metadata;
  readonly ask: Ask;
  /** In ZooKeeper mode. Without it that of the broker itself counts for all topics. */
  readonly readTopicConfig: ReadTopicConfig | undefined;
}

const key = 'min.insync.replicas';
const usualMinIsr = '1';

/**
 * What becomes of the partitions of a broker when it stops, by the min.insync.replicas of their topics. Nothing
 * where ZooKeeper would have to say it, and does not.
 */
export async function askPartitions(asked: Asked): Promise<BrokerFindings | undefined> {
  const { broker, metadata } = asked;
  const { brokers, partitions } = metadata;
  const { nodeId, properties } = broker;
  const hosted = partitions.filter(({ replicas }) => replicas.includes(nodeId));
  const told = await askTopics(asked, hosted);
  if (told === undefined) return undefined;
  const own = valueOf(properties, key) ?? usualMinIsr;
  const minIsrOf = (topic: string): number => Number(told.values.get(topic) ?? own);
  return {
    availability: judgeAvailability({ nodeId, partitions, minIsrOf }),
    alive: brokers.map(({ id }) => id),
    behind: new Map(),
    untold: told.topics.filter((topic) => !told.values.has(topic)).length,
    hidden: (await askHiddenTopics(asked.ask, { properties, partitions })).length,
  };
}

interface Told {
  /** Those on whose property something depends. */
  readonly topics: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

async function askTopics(asked: Asked, hosted: readonly Partition[]): Promise<Told | undefined> {
  const { broker, ask, readTopicConfig } = asked;
  // one replica alone is never too few
  const topics = topicsOf(hosted.filter(({ replicas }) => replicas.length > 1));
  if (topics.length === 0) return { topics, values: new Map() };
  if (broker.mode === 'kraft') {
    return { topics, values: await ask(describeTopicConfig(topics, key)) };
  }
  // ZooKeeper is asked for as little as possible: while all replicas are in sync, none is one too few
  const behind = topicsOf(hosted.filter(({ replicas, isr }) => isr.length < replicas.length));
  if (behind.length === 0) return { topics: [], values: new Map() };
  if (readTopicConfig === undefined) return { topics: behind, values: new Map() };
  const read = await readTopicConfig(behind, key);
  return read.ok ? { topics: behind, values: read.values } : undefined;
}

function topicsOf(partitions: readonly Partition[]): readonly string[] {
  return [...new Set(partitions.map(({ topic }) => topic))];
}
