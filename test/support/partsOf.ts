import { nameOf } from '../../src/kafka/cluster/partitions.ts';
import type { ToldFigures } from './figuresOf.ts';
import type { ToldByTools } from './kafkaTools.ts';

const byNumber = (a: number, b: number): number => a - b;

interface Parts {
  readonly counts: ToldFigures['counts'];
  readonly offline: readonly string[];
  readonly underMinIsr: readonly string[];
  readonly missing: Readonly<Record<string, readonly number[]>>;
  readonly brokers: readonly object[];
  readonly groups: Readonly<Record<string, readonly number[]>>;
}

/** What kafkaMetrics says, in the shape that is compared. */
export function partsOf({ counts, brokers, partitions, groups }: ToldFigures): Parts {
  const named = (state: string) =>
    partitions.filter((one) => one.state === state).map((partition) => nameOf(partition));
  const lacking = partitions.filter(({ missing }) => missing.length > 0);
  return {
    counts,
    offline: named('offline').toSorted(),
    underMinIsr: [...named('offline'), ...named('underMinIsr')].toSorted(),
    missing: Object.fromEntries(
      lacking.map(({ topic, partition, missing }) => [
        `${topic}-${partition}`,
        missing.toSorted(byNumber),
      ]),
    ),
    brokers: brokers.map(({ id, leaders, replicas, logDirs }) => ({
      id,
      leaders,
      replicas,
      logDirs: logDirs?.map(({ path, usedBytes }) => ({ path, usedBytes })) ?? null,
    })),
    groups: Object.fromEntries(
      groups.flatMap((of) =>
        of.partitions.map(({ topic, partition, committed, end, lag }) => [
          `${of.group} ${topic}-${partition}`,
          [committed, end, lag],
        ]),
      ),
    ),
  };
}

/** The same of what Kafka's own tools say. */
export function partsTold(tools: ToldByTools, { brokers, moving }: ToldFigures): Parts {
  const { partitions, underReplicated } = tools;
  // who is added by a reassignment is not missing yet
  const isMoving = new Set(moving.map((partition) => nameOf(partition)));
  return {
    counts: {
      topics: new Set(partitions.map(({ name }) => name.replace(/-\d+$/, ''))).size,
      partitions: partitions.length,
      offline: tools.unavailable.length,
      underMinIsr: tools.underMinIsr.length,
      atMinIsr: tools.atMinIsr.length,
      underReplicated: underReplicated.length,
      moving: moving.length,
      ledElsewhere: partitions.filter(({ leader, replicas }) => leader !== replicas[0]).length,
    },
    offline: tools.unavailable,
    underMinIsr: tools.underMinIsr,
    missing: Object.fromEntries(
      partitions
        .filter(({ name }) => underReplicated.includes(name) && !isMoving.has(name))
        .map(({ name, replicas, isr }) => [
          name,
          replicas.filter((id) => !isr.includes(id)).toSorted(byNumber),
        ]),
    ),
    brokers: brokers.map(({ id }) => ({
      id,
      leaders: partitions.filter(({ leader }) => leader === id).length,
      replicas: partitions.filter(({ replicas }) => replicas.includes(id)).length,
      logDirs: tools.logDirs.get(id)?.map(({ path, usedBytes }) => ({ path, usedBytes })) ?? null,
    })),
    groups: Object.fromEntries(tools.groups),
  };
}
