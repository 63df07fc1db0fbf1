import type { Figures } from './figures.ts';
import { gauge, memberPrefix, type Metric, sampleOf } from './metric.ts';
import { listQuorum, type QuorumMember } from './quorumView.ts';

/** How the controllers are, and how far whoever follows them is. */
export const quorumMetrics: readonly Metric<Figures>[] = [
  gauge(
    `${memberPrefix}quorum_leader_id`,
    'Id of the controller that leads',
    ({ quorum }) => quorum?.leaderId,
  ),
  gauge(
    `${memberPrefix}quorum_epoch`,
    'Epoch of the controller that leads',
    ({ quorum }) => quorum?.leaderEpoch,
  ),
  gauge(
    `${memberPrefix}quorum_high_watermark`,
    'Records of the metadata that a majority of the controllers has',
    ({ quorum }) => quorum?.highWatermark,
  ),
  ofQuorum(
    'lag_records',
    'Records of the metadata that a controller or broker has yet to fetch',
    ({ lag }) => lag,
  ),
  ofQuorum(
    'caught_up_seconds',
    'Time since a controller or broker had all of the metadata, by the clock of the leader',
    ({ caughtUpAgoMs }) => (caughtUpAgoMs === undefined ? undefined : caughtUpAgoMs / 1000),
  ),
];

function ofQuorum(
  name: string,
  help: string,
  read: (member: QuorumMember) => number | undefined,
): Metric<Figures> {
  return {
    name: `${memberPrefix}quorum_${name}`,
    type: 'gauge',
    help,
    labels: ['id', 'role'],
    read: ({ quorum }) =>
      (quorum === undefined ? [] : listQuorum(quorum)).flatMap((member) => {
        // who leads changes, and is a metric of its own
        const role = member.role === 'observer' ? 'observer' : 'voter';
        return sampleOf({ id: String(member.id), role }, read(member));
      }),
  };
}
