import { nameOf } from '../cluster/partitions.ts';
import type { PartitionOffset } from '../wire/groups.ts';

/** Records that a replica lacks, by the name of its partition; those of whom nobody has said it are missing. */
export type Lags = ReadonlyMap<string, number>;

/** What the logs of leaders have more than the own ones; of those that both sides tell. */
export function subtractEnds(
  theirs: readonly PartitionOffset[],
  own: readonly PartitionOffset[],
): Lags {
  const ends = new Map(own.map((end) => [nameOf(end), end.offset]));
  const lags = theirs.flatMap((end): [string, number][] => {
    const ownEnd = ends.get(nameOf(end)) ?? -1;
    return end.offset < 0 || ownEnd < 0 ? [] : [[nameOf(end), Math.max(0, end.offset - ownEnd)]];
  });
  return new Map(lags);
}
