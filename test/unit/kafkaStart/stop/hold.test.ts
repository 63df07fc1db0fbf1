import { expect, it } from 'vitest';
import { chooseHold } from '../../../../src/kafkaStart/stop/hold.ts';

const loading = [
  { path: '/data', count: 1000, marked: false },
  { path: '/more', count: 1, marked: false },
  { path: '/rest', count: 7, marked: true },
];
const waiting = [{ path: '/data', count: 1000, marked: true }];
const budgetMs = 570_000;

it.each([
  ['a new broker', [], undefined, { ms: 30_000, what: 'still starts' }],
  ['one that waits for its quorum', waiting, undefined, { ms: 30_000, what: 'still starts' }],
  [
    'one that loads its logs',
    loading,
    undefined,
    { ms: 285_000, what: 'still loads 1000 logs in /data, 1 log in /more' },
  ],
  [
    'one that loads, as the operator says',
    loading,
    0,
    { ms: 0, what: 'still loads 1000 logs in /data, 1 log in /more' },
  ],
  ['one that waits, as the operator says', waiting, 1000, { ms: 1000, what: 'still starts' }],
])('a stop waits for %s', (_, logs, givenMs, hold) => {
  expect(chooseHold({ givenMs, budgetMs, logs })).toEqual(hold);
});
