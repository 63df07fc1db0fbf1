import type { Parsed } from '../../tool/parsed.ts';
import type { PartitionOffset } from '../wire/groups.ts';
import { nameOf } from '../cluster/partitions.ts';

/** What a group has committed, as its coordinator knows it. */
export interface CommittedGroup {
  readonly group: string;
  readonly offsets: Parsed<readonly PartitionOffset[]>;
}

/** How far a group is with one partition. */
export interface PartitionLag extends Omit<PartitionOffset, 'offset'> {
  readonly committed: number;
  /** Undefined where the leader of the partition did not say where it ends. */
  readonly end: number | undefined;
  readonly lag: number | undefined;
}

export interface GroupLag {
  readonly group: string;
  /** Of all partitions whose end is known. */
  readonly lag: number;
  /** The furthest behind first. */
  readonly partitions: readonly PartitionLag[];
}

/** Holds what groups have committed against where the partitions end: the group that is furthest behind is the first. */
export function toGroupLags(
  groups: readonly CommittedGroup[],
  ends: readonly PartitionOffset[],
): GroupLag[] {
  const known = ends.filter(({ offset }) => offset >= 0);
  const endOf = new Map(known.map((end) => [nameOf(end), end.offset]));
  return groups
    .flatMap(({ group, offsets }) => (offsets.ok ? [{ group, offsets: offsets.value }] : []))
    .map(({ group, offsets }): GroupLag => {
      const partitions = offsets
        .filter(({ offset }) => offset >= 0)
        .map((committed) => toPartitionLag(committed, endOf.get(nameOf(committed))))
        .toSorted((a, b) => (b.lag ?? 0) - (a.lag ?? 0));
      return { group, lag: partitions.reduce((sum, { lag = 0 }) => sum + lag, 0), partitions };
    })
    .toSorted((a, b) => b.lag - a.lag || (a.group < b.group ? -1 : 1));
}

// a partition that was cut after the commit, as by an unclean election, ends before it
function toPartitionLag(
  { topic, partition, offset: committed }: PartitionOffset,
  end: number | undefined,
): PartitionLag {
  const lag = end === undefined ? undefined : Math.max(0, end - committed);
  return { topic, partition, committed, end, lag };
}
