import { expect, it } from 'vitest';
import type { Role } from '../../../../src/kafka/cluster/socket.ts';
import { mergeEntries } from '../../../../src/kafka/properties/entries.ts';
import { chooseStopWait } from '../../../../src/kafkaStart/stop/stopWait.ts';

type Properties = Readonly<Record<string, string>>;

function chosen(
  mode: 'zookeeper' | 'kraft',
  [budget, given]: readonly [number, number?],
  properties: Properties = {},
  roles: readonly Role[] = ['broker'],
) {
  const entries = Object.entries(properties).map(([key, value]) => ({ key, value, subject: key }));
  const givenMs = given === undefined ? undefined : given * 1000;
  const { maxMs, warnings } = chooseStopWait({
    givenMs,
    budgetMs: budget * 1000,
    mode,
    roles,
    properties: mergeEntries(entries),
  });
  return [maxMs / 1000, ...warnings];
}

it.each<[string, Parameters<typeof chosen>, number]>([
  ['what the usual budget leaves beside five minutes', ['kraft', [570]], 240],
  ['what it leaves beside three tries', ['zookeeper', [270]], 50],
  ['as long as is given', ['kraft', [570, 100]], 100],
  ['not at all where that is given', ['kraft', [570, 0]], 0],
  ['a tenth of a budget that does not hold the worst case', ['kraft', [60]], 6],
  [
    'longer where the tries are fewer',
    ['zookeeper', [270], { 'controlled.shutdown.max.retries': '1' }],
    180,
  ],
  [
    'almost all of the budget where the broker asks nobody',
    ['kraft', [570], { 'controlled.shutdown.enable': 'false' }],
    540,
  ],
  [
    'longer than any broker, where it is a controller alone',
    ['kraft', [570], {}, ['controller']],
    300,
  ],
])('waits %s', (_, given, maxS) => {
  expect(chosen(...given)).toEqual([maxS]);
});

it('cuts a wait that leaves too little for the stop itself, and says so', () => {
  expect(chosen('kraft', [570, 300])).toEqual([
    240,
    "KAFKA_STOP_WAIT: 300 s leave too little of KAFKA_STOP_BUDGET, 570 s, for the broker's own stop, which may take 330 s: it waits for 240 s at most",
  ]);
});
