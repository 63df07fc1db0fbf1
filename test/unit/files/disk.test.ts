import { expect, it } from 'vitest';
import { toDisk } from '../../../src/files/disk.ts';

it.each([
  ['the size that they are counted in, not that of a transfer', { bsize: 1024 ** 2, frsize: 4096 }],
  ['the one size that an older Node tells', { bsize: 4096 }],
])('takes blocks by %s', (_, sizes) => {
  expect(toDisk('/data', { ...sizes, blocks: 1000, bavail: 10 })).toEqual({
    path: '/data',
    bytes: 4_096_000,
    freeBytes: 40_960,
  });
});
