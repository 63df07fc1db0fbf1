import { byInternal, nameOf } from '../cluster/partitions.ts';
import type { Partition } from '../wire/metadata.ts';
import type { Reassignment } from '../wire/reassignments.ts';

/** A partition, with what decides how well it is. */
export interface PartitionView extends Partition {
  /** Replicas that a reassignment adds: they have yet to catch up, and nobody counts on them. */
  readonly adding: readonly number[];
  readonly moving: boolean;
  /**
   * With fewer in sync, producers with acks=all are refused: min.insync.replicas, or the number of replicas
   * where that is less (Partition.effectiveMinIsr, Kafka 3.9 to 4.3); undefined where nobody says.
   */
  readonly minIsr: number | undefined;
}

interface Known {
  readonly partitions: readonly Partition[];
  readonly moving: readonly Reassignment[];
  /** min.insync.replicas by topic. */
  readonly minIsr: ReadonlyMap<string, number>;
}

export function toPartitionViews({ partitions, moving, minIsr }: Known): PartitionView[] {
  const moves = new Map(moving.map((move) => [nameOf(move), move]));
  return partitions.map((partition) => {
    const move = moves.get(nameOf(partition));
    const least = minIsr.get(partition.topic);
    return {
      ...partition,
      adding: move?.adding ?? [],
      moving: move !== undefined,
      minIsr: least === undefined ? undefined : Math.min(least, partition.replicas.length),
    };
  });
}

/** Nobody leads it: it can be neither read nor written. */
export function isOffline({ leader }: PartitionView): boolean {
  return leader < 0;
}

/** Takes no writes with acks=all; one that is offline takes none at all. */
export function isUnderMinIsr(view: PartitionView): boolean {
  const { isr, minIsr } = view;
  return isOffline(view) || (minIsr !== undefined && isr.length < minIsr);
}

/** As Kafka counts it, also where it has no more replicas than that. */
export function isAtMinIsr({ isr, minIsr }: PartitionView): boolean {
  return isr.length === minIsr;
}

/** Lacks replicas in sync, those left aside that a reassignment adds. */
export function isUnderReplicated({ replicas, adding, isr }: PartitionView): boolean {
  return isr.length < replicas.length - adding.length;
}

/** Brokers whose replica is not in sync, those left aside that a reassignment adds. */
export function listMissing({ replicas, adding, isr }: PartitionView): number[] {
  return replicas.filter((id) => !isr.includes(id) && !adding.includes(id));
}

/** Led by another broker than the first of its replicas, or by none. */
export function isLedElsewhere({ leader, replicas }: PartitionView): boolean {
  return leader !== replicas[0];
}

/** How bad it is: 0 for one that is well. */
export function gravityOf(view: PartitionView): number {
  if (isOffline(view)) return 3;
  if (isUnderMinIsr(view)) return 2;
  return isUnderReplicated(view) ? 1 : 0;
}

/** Those that are not well, the worst first, of each kind internal topics last, then by name. */
export function listWorst(views: readonly PartitionView[]): PartitionView[] {
  return views
    .filter((view) => gravityOf(view) > 0)
    .toSorted(
      (a, b) =>
        gravityOf(b) - gravityOf(a) ||
        byInternal(a, b) ||
        listMissing(b).length - listMissing(a).length ||
        (a.topic === b.topic ? a.partition - b.partition : compare(a.topic, b.topic)),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
