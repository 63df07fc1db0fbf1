import { nameOf } from '../cluster/partitions.ts';
import type { Partition } from '../wire/metadata.ts';

/** A replica of this broker's own that was not in sync when the broker had started, and has not been since. */
export interface Behind {
  readonly topic: string;
  readonly partition: number;
  /** -1 where nobody leads the partition: there is nobody to catch up with. */
  readonly leader: number;
  /** Its log dir has failed. */
  readonly isOffline: boolean;
}

/** How far a broker is in catching up after its start. */
export interface CatchUp {
  /** Replicas that it has. */
  readonly ownCount: number;
  /** Never more than the time before; once there is none, there is none for the life of the broker. */
  readonly behind: readonly Behind[];
}

/**
 * What is left to catch up with, after one more look at all partitions. The first look, by `undefined` before it,
 * finds what lacks; a replica leaves when it is seen in sync, when it is no longer this broker's, and with its
 * topic. What comes later is not waited for: new topics, and replicas that are moved here.
 */
export function stepCatchUp(
  before: CatchUp | undefined,
  partitions: readonly Partition[],
  nodeId: number,
): CatchUp {
  if (before?.behind.length === 0) return before;
  const awaited = before && new Set(before.behind.map(nameOf));
  const own = partitions.filter(({ replicas }) => replicas.includes(nodeId));
  const behind = own.filter(
    (partition) => !partition.isr.includes(nodeId) && awaited?.has(nameOf(partition)) !== false,
  );
  return {
    ownCount: own.length,
    behind: behind.map(({ topic, partition, leader, offline }) => ({
      topic,
      partition,
      leader,
      isOffline: offline.includes(nodeId),
    })),
  };
}

/** Whether nothing that this broker does brings any of them in sync: others have to come, or a disk. */
export function isStuck({ behind }: CatchUp): boolean {
  return behind.length > 0 && behind.every(({ leader, isOffline }) => leader < 0 || isOffline);
}
