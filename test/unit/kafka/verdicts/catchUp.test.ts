import { expect, it } from 'vitest';
import { type CatchUp, isStuck, stepCatchUp } from '../../../../src/kafka/verdicts/catchUp.ts';
import { renderBehind } from '../../../../src/kafka/verdicts/catchUpWords.ts';
import type { Partition } from '../../../../src/kafka/wire/metadata.ts';
import { nameOf } from '../../../../src/kafka/cluster/partitions.ts';

const partition = (
  name: string,
  replicas: readonly number[],
  isr: readonly number[],
  facts: Partial<Partition> = {},
): Partition => {
  const [, topic = '', number] = /^(.+)-(\d+)$/.exec(name) ?? [];
  return {
    topic,
    partition: Number(number),
    leader: isr[0] ?? -1,
    replicas,
    isr,
    offline: [],
    ...facts,
  };
};

/** What broker 1 still waits for, look after look. */
function waitsFor(...looks: readonly (readonly Partition[])[]): string[][] {
  let catchUp: CatchUp | undefined;
  return looks.map((look) => {
    catchUp = stepCatchUp(catchUp, look, 1);
    return catchUp.behind.map(nameOf);
  });
}

const inSync = partition('a-0', [0, 1, 2], [0, 1]);
const late = partition('b-0', [0, 1, 2], [0, 2]);
const later = partition('b-1', [1, 2], [2]);
const foreign = partition('c-0', [0, 2], [0]);

it.each<[string, readonly (readonly Partition[])[], readonly (readonly string[])[]]>([
  ['a broker without replicas', [[foreign]], [[]]],
  ['replicas that are in sync', [[inSync, foreign]], [[]]],
  [
    'replicas that come in sync one after the other',
    [
      [inSync, late, later],
      [inSync, { ...late, isr: [0, 2, 1] }, later],
      [inSync, late, { ...later, isr: [2, 1] }],
    ],
    [['b-0', 'b-1'], ['b-1'], []],
  ],
  [
    'one that falls out again while others are awaited',
    [
      [late, later],
      [{ ...late, isr: [1] }, later],
      [late, later],
    ],
    [['b-0', 'b-1'], ['b-1'], ['b-1']],
  ],
  ['a topic that is deleted', [[late, later], [later]], [['b-0', 'b-1'], ['b-1']]],
  ['a replica that is moved away', [[late], [{ ...late, replicas: [0, 2] }]], [['b-0'], []]],
  ['a topic that is new', [[late], [late, later]], [['b-0'], ['b-0']]],
  ['what falls behind after all were in sync', [[inSync], [late, later]], [[], []]],
])('waits for no more than it has to: %s', (_, looks, names) => {
  expect(waitsFor(...looks)).toEqual(names);
});

it.each<[string, readonly Partition[], boolean]>([
  ['can catch up', [late, partition('d-0', [0, 1], [0], { leader: -1 })], false],
  ['has nobody to follow', [partition('d-0', [0, 1], [0], { leader: -1 })], true],
  ['has lost a disk', [{ ...late, offline: [1] }], true],
  ['lacks nothing', [inSync], false],
])('a broker that %s: stuck is %s', (_, partitions, stuck) => {
  expect(isStuck(stepCatchUp(undefined, partitions, 1))).toBe(stuck);
});

it('says how many lack, which are the worst, and by how much', () => {
  const many = ['b-0', 'b-1', 'b-2', 'b-3'].map((name) => partition(name, [0, 1], [0]));
  const all = stepCatchUp(undefined, [inSync, ...many], 1);
  expect(renderBehind(all)).toBe('4 of 5 own replicas are not in sync yet: b-0, b-1, b-2, …');
  const lags = new Map([
    ['b-1', 10],
    ['b-3', 1_204_301],
  ]);
  expect(renderBehind(all, lags)).toBe(
    '4 of 5 own replicas are not in sync yet: b-3, b-1, b-0, … (1 204 311 records behind)',
  );
  expect(renderBehind(all, lags, 20)).toContain(': b-3, b-1, b-0, b-2 (');
});

it("names an operator's own topics before Kafka's internal ones", () => {
  const offsets = Array.from({ length: 50 }, (_, index) => `__consumer_offsets-${index}`);
  const many = [...offsets, 'b-1', 'b-0'].map((name) => partition(name, [0, 1], [0]));
  const lags = new Map([
    ['__consumer_offsets-7', 900],
    ['b-1', 10],
  ]);
  expect(renderBehind(stepCatchUp(undefined, many, 1), lags)).toBe(
    '52 of 52 own replicas are not in sync yet: b-1, b-0, __consumer_offsets-7, … (910 records behind)',
  );
});

it('says what no waiting mends', () => {
  const stuck = [partition('d-0', [0, 1], [0], { leader: -1 }), { ...late, offline: [1] }];
  expect(renderBehind(stepCatchUp(undefined, stuck, 1))).toBe(
    '2 of 2 own replicas are not in sync yet: d-0, b-0; nobody leads d-0; on a log dir that has failed: b-0',
  );
  expect(renderBehind(stepCatchUp(undefined, stuck.slice(0, 1), 1))).toBe(
    '1 of 1 own replicas is not in sync yet: d-0; nobody leads d-0',
  );
});
