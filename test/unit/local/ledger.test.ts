import { expect, it } from 'vitest';
import { openLedger, sumAccounts } from '../../../local/ledger.ts';

it('keeps what was acknowledged in ascending order, and counts the rest', () => {
  const ledger = openLedger(1000);
  ledger.acknowledge([0, 1], 1010);
  ledger.acknowledge([4], 1020);
  ledger.acknowledge([2, 3], 1030);
  ledger.giveUp(2);
  expect(ledger.countAcknowledged()).toBe(5);
  expect(ledger.close(1040)).toEqual({
    acknowledged: [0, 1, 2, 3, 4],
    failed: 2,
    longestPauseMs: 10,
    durationMs: 40,
    marks: [
      { number: 1, atMs: 1010 },
      { number: 4, atMs: 1020 },
      { number: 3, atMs: 1030 },
    ],
  });
});

it.each([
  { where: 'before the first acknowledgement', at: [500, 510], end: 520, pause: 500 },
  { where: 'between two', at: [10, 710], end: 720, pause: 700 },
  { where: 'after the last', at: [10, 20], end: 920, pause: 900 },
  { where: 'everywhere', at: [], end: 300, pause: 300 },
])('counts a pause $where', ({ at, end, pause }) => {
  const ledger = openLedger(0);
  for (const [number, nowMs] of at.entries()) ledger.acknowledge([number], nowMs);
  expect(ledger.close(end).longestPauseMs).toBe(pause);
});

it('sums up writers that ran side by side, with the worst of their pauses', () => {
  const sum = sumAccounts([
    { acknowledged: [0, 1, 2], failed: 1, longestPauseMs: 40, durationMs: 1000, marks: [] },
    { acknowledged: [0, 1], failed: 2, longestPauseMs: 900, durationMs: 1010, marks: [] },
  ]);
  expect(sum).toEqual({ acknowledged: 5, failed: 3, longestPauseMs: 900, durationMs: 1010 });
});
