import type { Partition } from '../wire/metadata.ts';

export interface Hosted {
  readonly nodeId: number;
  readonly partitions: readonly Partition[];
  /** min.insync.replicas of a topic. */
  readonly minIsrOf: (topic: string) => number;
}

/** A partition that a stop would leave under its min.insync.replicas, or that is there already. */
export interface Blocked extends Partition {
  readonly minIsr: number;
}

/** What becomes of the partitions of a broker when it stops. */
export interface Availability {
  /** Those that have all they need without it. */
  readonly kept: number;
  /** Those that would be better off if it stopped later, the worst first. */
  readonly blocked: readonly Blocked[];
  /** Those that nobody can read or write without it: they have no other replica in sync, and need none. */
  readonly offline: readonly Partition[];
  /** Those that nobody can write without it, whenever it stops: they need all of their replicas. */
  readonly unwritable: readonly Partition[];
}

/**
 * Judges each partition that the broker has, as the rolling restarts of Strimzi do (KafkaAvailability): one
 * that needs all of its replicas has nothing to wait for; any other waits until more replicas are in sync
 * than it needs, if the broker's own is one of them, and for as many as it needs in any case.
 */
export function judgeAvailability({ nodeId, partitions, minIsrOf }: Hosted): Availability {
  const blocked: Blocked[] = [];
  const offline: Partition[] = [];
  const unwritable: Partition[] = [];
  let kept = 0;
  for (const partition of partitions) {
    const { topic, replicas, isr } = partition;
    if (!replicas.includes(nodeId)) continue;
    const minIsr = minIsrOf(topic);
    const isOwn = isr.includes(nodeId);
    if (replicas.length > minIsr) {
      if (isr.length < minIsr || (isr.length === minIsr && isOwn)) {
        blocked.push({ ...partition, minIsr });
      } else kept += 1;
    } else if (isOwn && isr.length === 1) offline.push(partition);
    else unwritable.push(partition);
  }
  return { kept, blocked: blocked.toSorted(byNeed), offline, unwritable };
}

function byNeed(a: Blocked, b: Blocked): number {
  return a.isr.length - a.minIsr - (b.isr.length - b.minIsr) || byName(a, b);
}

function byName(a: Partition, b: Partition): number {
  return a.topic === b.topic ? a.partition - b.partition : a.topic.localeCompare(b.topic);
}
