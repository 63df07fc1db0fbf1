import { expect, it } from 'vitest';
import { findDeafShell } from '../../../src/process/processOne.ts';

const status = (name: string, caught: string) =>
  `Name:\t${name}\nUmask:\t0022\nPPid:\t0\nSigIgn:\t0000000000000000\nSigCgt:\t${caught}\n`;

it.each([
  ['dash', '0000000000010002', 'dash'],
  ['sh', '0000000000000000', 'sh'],
  // trap 'kill $child' TERM
  ['bash', '0000000000014002', undefined],
  ['tini', '0000000000000000', undefined],
])('of process 1, %s that catches %s, finds %j', (name, caught, found) => {
  expect(findDeafShell(status(name, caught))).toBe(found);
});

it('finds none where there is nothing to read', () => {
  expect(findDeafShell('')).toBeUndefined();
});
