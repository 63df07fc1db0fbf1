import { expect, it } from 'vitest';
import { parseQuantity } from '../../../../manifests/checks/quantity.ts';

it.each([
  ['1Gi', 1024 ** 3],
  ['500m', 0.5],
  ['1.5G', 1.5e9],
  [2, 2],
  ['1 Gi', undefined],
  ['1Xi', undefined],
  [undefined, undefined],
])('reads %s as %s', (quantity, number) => {
  expect(parseQuantity(quantity)).toBe(number);
});
