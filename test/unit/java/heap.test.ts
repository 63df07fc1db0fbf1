import { describe, expect, it } from 'vitest';
import { parseHeapSize, renderHeapFlags, renderSize } from '../../../src/java/heap.ts';
import { accept } from '../../../src/tool/parsed.ts';

const mebi = 1024 ** 2;

describe('parseHeapSize', () => {
  it.each([
    ['2G', 2048 * mebi],
    ['2g', 2048 * mebi],
    ['2Gi', 2048 * mebi],
    ['512M', 512 * mebi],
    ['512m', 512 * mebi],
    ['512Mi', 512 * mebi],
    ['8192K', 8 * mebi],
    ['536870912', 512 * mebi],
  ])('reads %s', (raw, bytes) => {
    expect(parseHeapSize(raw)).toEqual(accept(bytes));
  });

  it.each(['', '0', '2 gigs', '2GB', '2T', '1.5G', '-1G', '02G', '50%', '2048', '7M', 'i', 'G'])(
    'refuses %j',
    (raw) => {
      const problem = `expected a size such as 2G or 512M, 8M or more, got ${JSON.stringify(raw)}`;
      expect(parseHeapSize(raw)).toEqual({ ok: false, problem });
    },
  );
});

it.each([
  [2048 * mebi, '2G'],
  [1536 * mebi, '1536M'],
  [8 * mebi + 1024, '8193K'],
  [8 * mebi + 1, '8388609'],
])('writes %i bytes as %s', (bytes, size) => {
  expect(renderSize(bytes)).toBe(size);
  expect(renderHeapFlags(bytes)).toBe(`-Xmx${size} -Xms${size}`);
});
