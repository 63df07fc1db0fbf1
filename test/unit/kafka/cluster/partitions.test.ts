import { expect, it } from 'vitest';
import { groupPartitions, nameOf } from '../../../../src/kafka/cluster/partitions.ts';

it('names a partition as its folder is named', () => {
  expect(nameOf({ topic: 'orders', partition: 10 })).toBe('orders-10');
});

it('puts partitions together by topic', () => {
  const partitions = [
    { topic: 'a', partition: 0 },
    { topic: 'b', partition: 7 },
    { topic: 'a', partition: 2 },
  ];
  expect([...groupPartitions(partitions)]).toEqual([
    ['a', [0, 2]],
    ['b', [7]],
  ]);
});
