import { expect, it } from 'vitest';
import {
  type Chaos,
  findShortfalls,
  renderBlows,
  renderChaos,
} from '../../support/chaosFigures.ts';
import { faultKinds } from '../../support/faultPlan.ts';
import type { Blow } from '../../support/runFaults.ts';

const blows: readonly Blow[] = faultKinds.map((kind, index) => ({
  victim: `zk-${index % 3}`,
  fault: { kind, member: index % 3, lastsMs: 1000, moves: kind === 'stop' },
  isHit: true,
  beganMs: index * 10_000,
  struckMs: index * 10_000 + 100,
  healedMs: index * 10_000 + 1200,
  readyMs: index * 10_000 + 3200,
  settledMs: index * 10_000 + 3300,
}));

const [first, ...rest] = blows;

const account = {
  acknowledged: [0, 1, 3],
  failed: 0,
  longestPauseMs: 2500,
  durationMs: 1000,
  marks: [
    { number: 0, atMs: 9900 },
    { number: 1, atMs: 12_400 },
    { number: 3, atMs: 12_500 },
  ],
};
const clean = { lost: [], repeated: [], misplaced: [] };

const well: Chaos = {
  name: 'ZooKeeper',
  readers: '2 members',
  leastPerSecond: 3,
  blows,
  accounts: [account],
  audits: [[clean, clean]],
};

it.each<{ what: string; given: Partial<Chaos>; says: readonly string[] }>([
  { what: 'all is well', given: {}, says: [] },
  {
    what: 'one member lacks a record',
    given: { audits: [[clean, { ...clean, lost: [3] }]] },
    says: ['ZooKeeper: 1 acknowledged records lost'],
  },
  {
    what: 'a record is there twice, and another out of order',
    given: { audits: [[{ ...clean, repeated: [1], misplaced: [0] }, clean]] },
    says: [
      'ZooKeeper: 1 acknowledged records repeated',
      'ZooKeeper: 1 acknowledged records misplaced',
    ],
  },
  {
    what: 'more than one write in twenty failed',
    given: { accounts: [{ ...account, failed: 1 }] },
    says: ['ZooKeeper: 1 of 4 writes failed'],
  },
  {
    what: 'the writer was slow',
    given: { leastPerSecond: 4 },
    says: ['ZooKeeper: 3 records a second'],
  },
  {
    what: 'a kind of fault never struck',
    given: { blows: rest },
    says: ['ZooKeeper: no kill'],
  },
  {
    what: 'a fault met no write',
    given: { blows: [...rest, ...(first === undefined ? [] : [{ ...first, isHit: false }])] },
    says: ['ZooKeeper: only 3 of 4 faults with writes in flight'],
  },
])('says where it falls short: $what', ({ given, says }) => {
  expect(findShortfalls({ ...well, ...given })).toEqual(says);
});

it('shows what was written, lost and struck', () => {
  expect(`\n${renderChaos([well])}\n${renderBlows(well)}`).toMatchInlineSnapshot(`
    "
                                                 ZooKeeper
    time                                             1.0 s
    acknowledged                                         3
    a second                                             3
    failed                                               0
    lost, repeated, out of order                   0, 0, 0
    read back from each of                       2 members
    longest time without an acknowledgement          2.5 s
    faults, with writes in flight                     4, 4
      kill                                               1
      stop                                               1
      pause                                              1
      cut                                                1
    ready again, median / worst              2.0 s / 2.0 s

    fault                                   at   took  lasted  ready  settled  longest pause
    kill zk-0                            0.0 s  0.1 s   1.1 s  2.0 s    0.1 s          0.0 s
    stop zk-1, back at another address  10.0 s  0.1 s   1.1 s  2.0 s    0.1 s          2.5 s
    pause zk-2                          20.0 s  0.1 s   1.1 s  2.0 s    0.1 s          0.0 s
    cut zk-0                            30.0 s  0.1 s   1.1 s  2.0 s    0.1 s          0.0 s
    "
  `);
});
