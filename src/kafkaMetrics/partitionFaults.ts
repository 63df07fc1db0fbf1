import type { ClusterView } from '../kafka/metrics/look.ts';
import { gravityOf, isAtMinIsr } from '../kafka/metrics/partitionView.ts';
import { renderCount } from '../tool/units.ts';

/** What is wrong with partitions, a sentence each. */
export interface PartitionFaults {
  /** Writes are refused. */
  readonly refused: readonly string[];
  /** Nothing is refused yet. */
  readonly lacking: readonly string[];
}

/** Each partition counts where it is worst. */
export function findPartitionFaults({ partitions }: ClusterView): PartitionFaults {
  const byGravity = Map.groupBy(partitions, gravityOf);
  const [, lacking = [], underMinIsr = [], offline = []] = [0, 1, 2, 3].map((gravity) =>
    byGravity.get(gravity),
  );
  const refused = [
    ...(offline.length === 0
      ? []
      : [
          `${countOf(offline.length, 'partition')} offline: nobody leads ${offline.length === 1 ? 'it' : 'them'}`,
        ]),
    ...(underMinIsr.length === 0
      ? []
      : [
          `${countOf(underMinIsr.length, 'partition')} under min.insync.replicas: producers with acks=all are refused`,
        ]),
  ];
  if (lacking.length === 0) return { refused, lacking: [] };
  const near = lacking.filter(isAtMinIsr).length;
  const more = refused.length > 0 ? 'more ' : '';
  const verb = lacking.length === 1 ? 'lacks' : 'lack';
  const what = `${more}partition${lacking.length === 1 ? '' : 's'} ${verb} replicas in sync`;
  return {
    refused,
    lacking: [`${renderCount(lacking.length)} ${what}${describeNear(near, lacking.length)}`],
  };
}

function describeNear(near: number, all: number): string {
  if (near === 0) return '';
  const which = near === all ? '' : `${renderCount(near)} of them: `;
  return ` (${which}one more loss refuses producers with acks=all)`;
}

/** `12 partitions`. */
export function countOf(count: number, what: string): string {
  return `${renderCount(count)} ${what}${count === 1 ? '' : 's'}`;
}
