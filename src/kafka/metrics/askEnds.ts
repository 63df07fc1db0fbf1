import { resolveOther } from '../ask/resolveTarget.ts';
import type { Metadata } from '../wire/metadata.ts';
import { listEndOffsets, type PartitionOffset } from '../wire/groups.ts';
import type { Asking } from './asking.ts';
import type { CommittedGroup } from './groupLags.ts';
import type { Untold } from './look.ts';
import { groupPartitions, nameOf } from '../cluster/partitions.ts';

interface Ends {
  readonly offsets: readonly PartitionOffset[];
  readonly untold: readonly Untold[];
}

/** Asks the leaders of all partitions that groups read where these end. */
export async function askEnds(
  groups: readonly CommittedGroup[],
  { brokers, partitions }: Pick<Metadata, 'brokers' | 'partitions'>,
  asking: Asking,
): Promise<Ends> {
  const { askServer, target, nodeId } = asking;
  const read = new Set(
    groups.flatMap(({ offsets }) =>
      offsets.ok ? offsets.value.map((offset) => nameOf(offset)) : [],
    ),
  );
  const byLeader = Map.groupBy(
    partitions.filter((partition) => partition.leader >= 0 && read.has(nameOf(partition))),
    ({ leader }) => leader,
  );
  const answers = await Promise.all(
    [...byLeader].map(async ([leader, led]): Promise<Ends> => {
      const place = brokers.find(({ id }) => id === leader);
      const located =
        leader === nodeId || place === undefined
          ? ({ ok: true, value: target } as const)
          : await resolveOther(target, place, asking);
      const wanted = groupPartitions(led);
      const answered = located.ok
        ? await askServer(located.value, async (ask) => ask(listEndOffsets(wanted)))
        : ({ ok: false, reason: located.problem } as const);
      if (answered.ok) return { offsets: answered.value, untold: [] };
      return {
        offsets: [],
        untold: [{ part: 'end offsets', reason: `broker ${leader}: ${answered.reason}` }],
      };
    }),
  );
  return {
    offsets: answers.flatMap(({ offsets }) => offsets),
    untold: answers.flatMap(({ untold }) => untold),
  };
}
