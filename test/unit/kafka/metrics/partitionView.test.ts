import { describe, expect, it } from 'vitest';
import { countOf, countPartitions } from '../../../../src/kafka/metrics/partitionCounts.ts';
import {
  gravityOf,
  isAtMinIsr,
  isUnderReplicated,
  listMissing,
  listWorst,
  type PartitionView,
  toPartitionViews,
} from '../../../../src/kafka/metrics/partitionView.ts';
import { partitionOf } from '../../../support/kafkaLooks.ts';
import { nameOf } from '../../../../src/kafka/cluster/partitions.ts';

const [well, underReplicated, underMinIsr, offline] = [0, 1, 2, 3];

const cases: readonly (readonly [string, Partial<PartitionView>, number | undefined, number[]])[] =
  [
    ['all in sync', {}, well, []],
    ['one missing', { isr: [0, 1] }, underReplicated, [2]],
    ['fewer than min.insync.replicas', { isr: [0] }, underMinIsr, [1, 2]],
    ['nobody leads', { leader: -1, isr: [] }, offline, [0, 1, 2]],
    ['nobody leads, and one is said to be in sync', { leader: -1, isr: [2] }, offline, [0, 1]],
    ['min.insync.replicas is not told', { isr: [0], minIsr: undefined }, underReplicated, [1, 2]],
    [
      'a reassignment adds one, which has yet to catch up',
      { replicas: [2, 0, 1], leader: 0, isr: [0, 1], adding: [2] },
      well,
      [],
    ],
    [
      'a reassignment adds one, and another is missing',
      { replicas: [3, 0, 1, 2], leader: 0, isr: [0, 1], adding: [3] },
      underReplicated,
      [2],
    ],
    ['one replica, and as few as it may have', { replicas: [1], isr: [1], minIsr: 1 }, well, []],
  ];

describe('a partition', () => {
  it.each(cases)('%s', (_, given, gravity, missing) => {
    const view = partitionOf(given);
    expect(gravityOf(view)).toBe(gravity);
    expect(listMissing(view)).toEqual(missing);
  });

  it('is at min.insync.replicas also where it has no more replicas, as Kafka counts', () => {
    expect(isAtMinIsr(partitionOf({ replicas: [0, 1] }))).toBe(true);
    expect(isUnderReplicated(partitionOf({ replicas: [0, 1] }))).toBe(false);
  });

  it('needs no more in sync than it has replicas, and is known by its reassignment', () => {
    const partition = { topic: 'a', partition: 3, leader: 1, replicas: [1], isr: [1], offline: [] };
    const move = { topic: 'a', partition: 3, adding: [2], removing: [1] };
    const minIsr = new Map([['a', 2]]);
    expect(toPartitionViews({ partitions: [partition], moving: [move], minIsr })).toEqual([
      { ...partition, adding: [2], moving: true, minIsr: 1 },
    ]);
  });
});

it('the worst comes first, then what lacks most, then by name and number', () => {
  const views = [
    partitionOf({ topic: '__consumer_offsets', isr: [0], minIsr: 1 }),
    partitionOf({ topic: '__consumer_offsets', partition: 1, leader: -1 }),
    partitionOf({ topic: 'b', partition: 10, isr: [0, 1] }),
    partitionOf({ topic: 'b', partition: 9, isr: [0, 1] }),
    partitionOf({ topic: 'a', isr: [0] }),
    partitionOf({ topic: 'z', leader: -1 }),
    partitionOf({ topic: 'c', isr: [0], minIsr: 1 }),
    partitionOf({ topic: 'well' }),
  ];
  expect(listWorst(views).map(nameOf)).toEqual([
    'z-0',
    '__consumer_offsets-1',
    'a-0',
    'c-0',
    'b-9',
    'b-10',
    '__consumer_offsets-0',
  ]);
});

it('counts as JMX does: of those that a broker leads', () => {
  const views = [
    partitionOf({ isr: [0, 1], moving: true }),
    partitionOf({ partition: 1, leader: 1, isr: [1] }),
    partitionOf({ partition: 2, replicas: [2, 1], isr: [2, 1], offline: [1] }),
    partitionOf({ partition: 3, leader: -1, isr: [] }),
  ];
  expect(countOf(views, 0)).toMatchObject({
    leaders: 1,
    replicas: 3,
    underReplicated: 1,
    underMinIsr: 0,
    atMinIsr: 1,
    moving: 1,
    offlineReplicas: 0,
  });
  expect(countOf(views, 0).outOfSync.map(nameOf)).toEqual(['orders-1', 'orders-3']);
  expect(countOf(views, 1)).toMatchObject({ leaders: 1, underMinIsr: 1, offlineReplicas: 1 });
  expect(countPartitions(views)).toEqual({
    topics: 1,
    partitions: 4,
    offline: 1,
    underMinIsr: 2,
    atMinIsr: 2,
    underReplicated: 3,
    moving: 1,
    ledElsewhere: 2,
  });
});
