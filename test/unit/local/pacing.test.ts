import { expect, it } from 'vitest';
import { countDue } from '../../../local/pacing.ts';

it.each([
  { elapsedMs: 0, begun: 0, room: 10, due: 0 },
  { elapsedMs: 19, begun: 0, room: 10, due: 1 },
  { elapsedMs: 20, begun: 1, room: 10, due: 1 },
  { elapsedMs: 20, begun: 2, room: 10, due: 0 },
  { elapsedMs: 1000, begun: 40, room: 100, due: 60 },
  { elapsedMs: 1000, begun: 40, room: 8, due: 8 },
  { elapsedMs: 1000, begun: 40, room: 0, due: 0 },
])('100 a second: $begun begun after $elapsedMs ms, $room more allowed: $due now', (row) => {
  expect(countDue({ perSecond: 100, ...row })).toBe(row.due);
});

it('keeps the rate over any way in which the time is cut into steps', () => {
  let begun = 0;
  for (const elapsedMs of [3, 7, 11, 400, 401, 999, 5000]) {
    begun += countDue({ perSecond: 330, elapsedMs, begun, room: 10_000 });
  }
  expect(begun).toBe(5 * 330);
});
