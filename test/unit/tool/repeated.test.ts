import { expect, it } from 'vitest';
import { findRepeated } from '../../../src/tool/repeated.ts';

it.each([
  [[], undefined],
  [['a', 'b'], undefined],
  [['a', 'b', 'a', 'b'], 'a'],
  [[1, 2, 2], 2],
])('of %j the first that is there twice is %j', (all: readonly unknown[], repeated) => {
  expect(findRepeated(all)).toBe(repeated);
});
