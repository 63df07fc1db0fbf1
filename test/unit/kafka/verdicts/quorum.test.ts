import { expect, it } from 'vitest';
import { judgeLeaderless, judgeMember } from '../../../../src/kafka/verdicts/quorum.ts';
import type { Verdict } from '../../../../src/process/health.ts';
import type { Quorum, QuorumReplica } from '../../../../src/kafka/wire/describeQuorum.ts';

const replica = (
  id: number,
  logEndOffset: number,
  lastCaughtUpMs: number | undefined,
): QuorumReplica => ({ id, logEndOffset, lastFetchMs: lastCaughtUpMs, lastCaughtUpMs });

const now = 1_795_971_840_000;
const quorum: Quorum = {
  errorCode: 0,
  leaderId: 1001,
  leaderEpoch: 3,
  highWatermark: 5000,
  voters: [
    replica(1000, 5000, now - 400),
    replica(1001, 5000, now),
    replica(1002, 20, now - 60_000),
    replica(1003, -1, undefined),
  ],
  observers: [replica(1004, 5000, now - 500), replica(1005, 4000, now - 9000)],
};

it.each([
  [1001, true, 'controller 1001 leads the quorum'],
  [1000, true, 'controller 1000 answers, controller 1001 leads the quorum'],
  [1004, true, 'controller 1004 answers, controller 1001 leads the quorum'],
  [
    1002,
    false,
    'controller 1002 catches up with the metadata: 4 980 records behind controller 1001',
  ],
  [
    1003,
    false,
    'controller 1003 catches up with the metadata: 5 000 records behind controller 1001',
  ],
  [
    1005,
    false,
    'controller 1005 catches up with the metadata: 1 000 records behind controller 1001',
  ],
  [
    1009,
    false,
    'controller 1001 leads the quorum, and knows no controller 1009 among its voters and observers',
  ],
])('of controller %d after its start says %s: %s', (nodeId, healthy, reason) => {
  expect(judgeMember(quorum, { nodeId, joined: false })).toEqual({ healthy, reason });
});

it.each([1000, 1002, 1003, 1009])(
  'asks for no more than a leader once controller %d was caught up',
  (nodeId) => {
    expect(judgeMember(quorum, { nodeId, joined: true })).toEqual({
      healthy: true,
      reason: `controller ${nodeId} answers, controller 1001 leads the quorum`,
    });
  },
);

it('says of a quorum without a leader who was asked, and what each said', () => {
  expect(
    judgeLeaderless(
      [
        { who: '1000', said: 'answers, and does not lead' },
        { who: '1001 at controller-1:9093', said: 'connection refused' },
      ],
      { nodeId: 1000, verdict: undefined },
    ),
  ).toEqual({
    healthy: false,
    reason:
      'no controller leads the quorum: 1000: answers, and does not lead; 1001 at controller-1:9093: connection refused',
  });
});

const expired = 'its certificate is not trusted: certificate has expired';

it.each<[string, Verdict | undefined, Verdict]>([
  [
    'before this one has joined',
    undefined,
    {
      healthy: false,
      reason: `whether a controller leads the quorum cannot be seen: 1000: answers, and does not lead; 1001: ${expired}`,
    },
  ],
  [
    'once this one has joined',
    { healthy: true, reason: 'controller 1000 answers, controller 1001 leads the quorum' },
    {
      healthy: true,
      reason: `controller 1000 answers; whether a controller leads the quorum cannot be seen: 1000: answers, and does not lead; 1001: ${expired}`,
    },
  ],
  [
    'while there was no leader',
    { healthy: false, reason: 'no controller leads the quorum' },
    {
      healthy: false,
      reason: `controller 1000 answers; whether a controller leads the quorum cannot be seen: 1000: answers, and does not lead; 1001: ${expired}`,
    },
  ],
])('goes by what was known where a certificate is not trusted, %s', (_, verdict, judged) => {
  const asked = [
    { who: '1000', said: 'answers, and does not lead' },
    { who: '1001', said: expired, isUntrusted: true },
  ];
  expect(judgeLeaderless(asked, { nodeId: 1000, verdict })).toEqual(judged);
});
