import { expect, it } from 'vitest';
import { isAway, listQuorum } from '../../../../src/kafka/metrics/quorumView.ts';
import { quorumOf } from '../../../support/kafkaLooks.ts';

const replica = (id: number, logEndOffset: number, lastCaughtUpMs?: number) => ({
  id,
  logEndOffset,
  lastFetchMs: lastCaughtUpMs,
  lastCaughtUpMs,
});

it('tells lag and time by what the leader says alone', () => {
  const members = listQuorum(
    quorumOf({
      voters: [replica(0, 100, 60_000), replica(1, 90, 59_000), replica(2, -1)],
      observers: [replica(7, 100, 45_000)],
    }),
  );
  expect(members).toEqual([
    { id: 0, role: 'leader', lag: 0, caughtUpAgoMs: 0 },
    { id: 1, role: 'voter', lag: 10, caughtUpAgoMs: 1000 },
    { id: 2, role: 'voter', lag: 100, caughtUpAgoMs: undefined },
    { id: 7, role: 'observer', lag: 0, caughtUpAgoMs: 15_000 },
  ]);
  expect(members.map(isAway)).toEqual([false, false, true, true]);
});
