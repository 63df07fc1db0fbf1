import { expect, it } from 'vitest';
import { findQuorumLoss } from '../../../../src/kafkaStart/stop/leavingControllers.ts';

const loss = (who: string) =>
  `${who} asked to stop as well, and the quorum of controllers, by which brokers are let go, does not outlast that`;

it.each([
  ['nobody else', [1, 2], [], undefined],
  ['one of two others', [1, 2], [2], undefined],
  ['both others', [1, 2], [1, 2], loss('brokers 1, 2 were')],
  ['the only other that is there', [2], [2], loss('broker 2 was')],
  ['nobody, and no other is there', [], [], undefined],
])('where %s was asked to stop', (_, there, leaving, reason) => {
  expect(findQuorumLoss({ nodeId: 0, voters: [0, 1, 2], there, leaving })).toBe(reason);
});

it('counts voters alone', () => {
  const seen = { nodeId: 0, voters: [0, 1, 2, 3, 4], there: [1, 2, 3, 4, 5, 6] };
  expect(findQuorumLoss({ ...seen, leaving: [1, 2] })).toBe(undefined);
  expect(findQuorumLoss({ ...seen, leaving: [1, 2, 3] })).toBe(loss('brokers 1, 2, 3 were'));
});
