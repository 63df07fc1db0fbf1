import { expect, it } from 'vitest';
import { pauseAfter } from '../../../../src/kafkaStart/readiness/look.ts';

it.each([
  [true, 3, 5000],
  [true, 900, 5000],
  [false, 3, 1000],
  [false, 300, 3000],
  [false, 60_000, 15_000],
])('well: %s, after a look of %d ms, looks again in %d ms', (isWell, tookMs, ms) => {
  expect(pauseAfter(isWell, tookMs)).toBe(ms);
});
