import { expect, it } from 'vitest';
import { chooseTimeout } from '../../../src/kafkaOk/timeout.ts';

it.each([
  ['ready', undefined, 2000],
  ['stoppable', undefined, 6000],
  ['ready', 700, 700],
  ['stoppable', 700, 700],
] as const)('%s has its own deadline, unless one is given: %s', (probe, givenMs, ms) => {
  expect(chooseTimeout(probe, givenMs)).toBe(ms);
});
