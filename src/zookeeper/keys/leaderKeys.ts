import { boolean } from './booleanKinds.ts';
import { type Key, property } from './key.ts';
import { integer, long, yesNo } from './valueKind.ts';

/** What leader and learners do with each other. */
export const leaderKeys = (): readonly Key[] => [
  property('leaderServes', yesNo, 'Whether the leader serves clients', { fallback: 'yes' }),
  property('leader.maxTimeToWaitForEpoch', integer(-1), 'Longest wait for an epoch, in ms', {
    since: '3.6.0',
    fallback: '-1, none',
  }),
  property(
    'leader.ackLoggingFrequency',
    integer(),
    'Logs the latency of each n-th acknowledgement',
    {
      since: '3.6.0',
      fallback: '1000',
    },
  ),
  property('leader.maxConcurrentSnapSyncs', integer(1), 'Snapshots sent to learners at once', {
    since: '3.6.0',
    fallback: '10',
  }),
  property('leader.maxConcurrentDiffSyncs', integer(1), 'Differences sent to learners at once', {
    since: '3.6.0',
    fallback: '100',
  }),
  property('leader.maxConcurrentSnapshots', integer(1), 'Now leader.maxConcurrentSnapSyncs', {
    since: '3.5.0',
    until: '3.6.0',
    fallback: '10',
  }),
  property('leader.maxConcurrentSnapshotTimeout', long(), 'Wait for a free one of those, in ms', {
    since: '3.5.0',
    until: '3.6.0',
    fallback: '5',
  }),
  property(
    'leader.closeSocketAsync',
    boolean,
    'Whether the leader closes sockets in the background',
    {
      since: '3.7.1',
      fallback: 'false',
    },
  ),
  property(
    'learner.closeSocketAsync',
    boolean,
    'Whether learners close sockets in the background',
    {
      since: '3.7.1',
      fallback: 'false',
    },
  ),
  property('learner.asyncSending', boolean, 'Whether learners send packets in the background', {
    since: ['3.6.3', '3.7.1'],
    fallback: 'false',
  }),
  property(
    'leaderConnectDelayDuringRetryMs',
    integer(),
    'Wait between tries to reach the leader, in ms',
    {
      since: '3.6.0',
      fallback: '100',
    },
  ),
  property('forceSnapshotSync', boolean, 'Whether learners always get a whole snapshot', {
    since: '3.5.0',
    fallback: 'false',
  }),
  property('observerMaster.sizeLimit', integer(1), 'Bytes of commits that wait for observers', {
    since: '3.6.0',
    fallback: '33554432',
  }),
  property(
    'follower.skipLearnerRequestToNextProcessor',
    boolean,
    "Whether a follower leaves its learners' requests out of its own pipeline",
    { since: '3.7.0', fallback: 'false' },
  ),
  property(
    'forward_learner_requests_to_commit_processor_disabled',
    boolean,
    "Whether the leader leaves learners' requests out of its commit processor",
    { since: '3.7.0', fallback: 'false' },
  ),
];
