import { expect, it } from 'vitest';
import { judgeOwnController } from '../../../../src/kafka/verdicts/ownController.ts';

it.each([
  [0, 1000, true, 'controller 1000 leads the quorum'],
  [0, 1001, true, 'controller 1000 follows 1001'],
  [6, -1, true, 'controller 1000 answers, and does not lead the quorum'],
  [31, -1, true, 'controller 1000 answers, and lets nobody ask about its quorum here'],
  [41, -1, false, "controller 1000 cannot tell of its quorum: Kafka's error 41"],
])('error %i, leader %i', (errorCode, leaderId, healthy, reason) => {
  const quorum = {
    errorCode,
    leaderId,
    leaderEpoch: 1,
    highWatermark: 1,
    voters: [],
    observers: [],
  };
  expect(judgeOwnController(quorum, 1000)).toEqual({ healthy, reason });
});
