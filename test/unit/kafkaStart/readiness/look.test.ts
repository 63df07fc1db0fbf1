import { expect, it } from 'vitest';
import { pauseAfter } from '../../../../src/kafkaStart/readiness/look.ts';

it.each([
  [true, 3, 6, 5000],
  [true, 900, 20_000, 5000],
  [false, 3, 6, 500],
  [false, 600, 6, 500],
  [false, 300, 2000, 2000],
  [false, 300, 20_000, 3000],
  [false, 60_000, 20_000, 15_000],
  [false, 300, Infinity, 3000],
])(
  'well: %s, after a look of %d ms at %d partitions, looks again in %d ms',
  (isWell, tookMs, partitions, ms) => {
    expect(pauseAfter(isWell, { tookMs, partitions })).toBe(ms);
  },
);
