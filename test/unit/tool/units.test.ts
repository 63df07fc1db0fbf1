import { expect, it } from 'vitest';
import { renderBytes, renderCount, renderDuration } from '../../../src/tool/units.ts';

it.each([
  [0, '0'],
  [999, '999'],
  [20_311, '20 311'],
  [1_234_567.4, '1 234 567'],
  [-1, '-1'],
  [-1000, '-1 000'],
])('counts %d as %s', (count, text) => {
  expect(renderCount(count)).toBe(text);
});

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1536, '1.5 KiB'],
  [150 * 1024, '150 KiB'],
  [1024 ** 3 * 1.25, '1.3 GiB'],
  [1024 ** 5, '1024 TiB'],
])('measures %d bytes as %s', (bytes, text) => {
  expect(renderBytes(bytes)).toBe(text);
});

it.each([
  [0, '0 ms'],
  [810, '810 ms'],
  [1000, '1 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [200_000, '3 min 20 s'],
  [3_600_000, '1 h'],
  [3_660_000, '1 h 1 min'],
  [187_200_000, '2 d 4 h'],
])('gives %d ms as %s', (ms, text) => {
  expect(renderDuration(ms)).toBe(text);
});
