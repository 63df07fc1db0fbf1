import { expect, it } from 'vitest';
import { toGroupLags } from '../../../../src/kafka/metrics/groupLags.ts';
import { accept, reject } from '../../../../src/tool/parsed.ts';

const at = (partition: number, offset: number) => ({ topic: 'orders', partition, offset });

it('holds what is committed against the end, the furthest behind first', () => {
  const groups = [
    { group: 'quick', offsets: accept([at(0, 9)]) },
    { group: 'slow', offsets: accept([at(0, 4), at(1, 0), at(2, -1), at(3, 5)]) },
    { group: 'refused', offsets: reject('this login may not describe the group') },
    { group: 'cut', offsets: accept([at(1, 99)]) },
  ];
  const ends = [at(0, 10), at(1, 20), at(2, 5), at(3, -1)];
  const lags = toGroupLags(groups, ends);
  expect(lags.map(({ group, lag }) => `${group} ${lag}`)).toEqual(['slow 26', 'quick 1', 'cut 0']);
  expect(lags[0]?.partitions).toEqual([
    { topic: 'orders', partition: 1, committed: 0, end: 20, lag: 20 },
    { topic: 'orders', partition: 0, committed: 4, end: 10, lag: 6 },
    { topic: 'orders', partition: 3, committed: 5, end: undefined, lag: undefined },
  ]);
});
