import type { Figures } from './figures.ts';
import type { PartitionLag } from './groupLags.ts';
import { type Metric, sampleOf } from './metric.ts';

/** How far consumer groups are, told by the broker that coordinates them. */
export const groupMetrics: readonly Metric<Figures>[] = [
  ofGroup(
    'lag',
    'Records that a consumer group has yet to read, told by the broker that coordinates it',
    ({ lag }) => lag,
  ),
  ofGroup(
    'current_offset',
    'Offset that a consumer group has committed, told by the broker that coordinates it',
    ({ committed }) => committed,
  ),
];

function ofGroup(
  name: string,
  help: string,
  read: (lag: PartitionLag) => number | undefined,
): Metric<Figures> {
  return {
    // as kafka_exporter calls it
    name: `kafka_consumergroup_${name}`,
    type: 'gauge',
    help,
    labels: ['consumergroup', 'topic', 'partition'],
    read: ({ cluster }) =>
      (cluster?.groups ?? []).flatMap(({ group, partitions }) =>
        partitions.flatMap((lag) =>
          sampleOf(
            { consumergroup: group, topic: lag.topic, partition: String(lag.partition) },
            read(lag),
          ),
        ),
      ),
  };
}
