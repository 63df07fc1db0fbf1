import { expect, it } from 'vitest';
import type { Role } from '../../../../src/kafka/cluster/socket.ts';
import { mergeEntries } from '../../../../src/kafka/properties/entries.ts';
import { planStopTimes } from '../../../../src/kafkaStart/stop/stopTimes.ts';

interface Asked {
  readonly budget?: number;
  readonly wait?: number;
  readonly hold?: number;
  readonly mode?: 'kraft' | 'zookeeper';
  readonly roles?: readonly Role[];
  readonly supervised?: boolean;
}

const ms = (s: number | undefined) => (s === undefined ? undefined : s * 1000);

function plan({ budget, wait, hold, ...asked }: Asked) {
  return planStopTimes({
    mode: 'kraft',
    roles: ['broker', 'controller'],
    supervised: true,
    ...asked,
    properties: mergeEntries([]),
    settings: { stopBudgetMs: ms(budget), stopWaitMs: ms(wait), stopHoldMs: ms(hold) },
  });
}

it.each<[string, Asked]>([
  ['nothing', {}],
  ['nothing in ZooKeeper mode', { mode: 'zookeeper' }],
  ['what fits', { budget: 600, wait: 200, hold: 240 }],
  ['enough for a controller', { budget: 30, roles: ['controller'] }],
  ['no waits', { wait: 0, hold: 0 }],
  ['no waits, with --exec', { wait: 0, hold: 0, supervised: false }],
])('where %s is asked for, it is so', (_, asked) => {
  expect(plan(asked).warnings).toEqual([]);
});

it.each<[string, Asked, string]>([
  [
    'a budget that does not hold the worst case',
    { budget: 10 },
    "KAFKA_STOP_BUDGET: 10 s are less than the broker's own stop may take, 330 s where no controller answers: it is killed then, and its next start recovers its logs",
  ],
  [
    'one of a controller',
    { budget: 10, roles: ['controller'] },
    "KAFKA_STOP_BUDGET: 10 s are less than the controller's own stop may take, 30 s: it is killed then",
  ],
  [
    'one in ZooKeeper mode',
    { budget: 200, mode: 'zookeeper', roles: ['broker'] },
    "KAFKA_STOP_BUDGET: 200 s are less than the broker's own stop may take, 220 s where no controller answers: it is killed then, and its next start recovers its logs",
  ],
  [
    'a hold that is longer than half of the budget',
    { hold: 600 },
    'KAFKA_STOP_HOLD: 600 s are more than half of KAFKA_STOP_BUDGET, 570 s: a stop waits for 285 s at most, since the broker has to end in the rest',
  ],
  [
    'a hold that leaves too little',
    { hold: 250 },
    "KAFKA_STOP_HOLD: 250 s leave too little of KAFKA_STOP_BUDGET, 570 s, for the worst case of the broker's own stop, 330 s where no controller answers: it is killed then",
  ],
  [
    'a wait that leaves too little',
    { wait: 300 },
    "KAFKA_STOP_WAIT: 300 s leave too little of KAFKA_STOP_BUDGET, 570 s, for the broker's own stop, which may take 330 s: it waits for 240 s at most",
  ],
  [
    'a wait with --exec',
    { wait: 60, supervised: false },
    'KAFKA_STOP_WAIT: not heeded with --exec, after which nobody stays beside the broker: it stops as soon as it is told (leave out what is set; a preStop hook can wait, by kafkaOk stoppable --wait)',
  ],
])('warns of %s', (_, asked, warning) => {
  expect(plan(asked).warnings).toEqual([warning]);
});

it('names all that --exec does not heed in one line', () => {
  const { warnings } = plan({ budget: 10, wait: 60, hold: 600, supervised: false });
  expect(warnings).toEqual([
    expect.stringMatching(/^KAFKA_STOP_BUDGET, KAFKA_STOP_WAIT, KAFKA_STOP_HOLD: not heeded with /),
  ]);
});
