import { describe, expect, it } from 'vitest';
import { decideHeap, parseHeap, renderHeapFlags, renderSize } from '../../../src/java/heap.ts';
import { accept, reject } from '../../../src/tool/parsed.ts';

const mebi = 1024 ** 2;

it.each([
  [2048 * mebi, '2G'],
  [1536 * mebi, '1536M'],
  [8 * mebi + 1024, '8193K'],
  [8 * mebi + 1, '8388609'],
])('writes %i bytes as %s', (bytes, size) => {
  expect(renderSize(bytes)).toBe(size);
  expect(renderHeapFlags(bytes)).toBe(`-Xmx${size} -Xms${size}`);
});

describe('parseHeap', () => {
  it.each([
    ['2G', { type: 'size', bytes: 2048 * mebi }],
    ['2g', { type: 'size', bytes: 2048 * mebi }],
    ['2Gi', { type: 'size', bytes: 2048 * mebi }],
    ['512M', { type: 'size', bytes: 512 * mebi }],
    ['512m', { type: 'size', bytes: 512 * mebi }],
    ['512Mi', { type: 'size', bytes: 512 * mebi }],
    ['8192K', { type: 'size', bytes: 8 * mebi }],
    ['536870912', { type: 'size', bytes: 512 * mebi }],
    ['1%', { type: 'share', percent: 1 }],
    ['50%', { type: 'share', percent: 50 }],
    ['99%', { type: 'share', percent: 99 }],
  ])('reads %s', (raw, heap) => {
    expect(parseHeap(raw)).toEqual(accept(heap));
  });

  it.each([
    '',
    ' ',
    '0',
    '2 gigs',
    '2GB',
    '2T',
    '1.5G',
    '-1G',
    '02G',
    '2048',
    '7M',
    'i',
    'G',
    '0%',
    '100%',
    '050%',
    '5.5%',
    '1e1%',
    '-5%',
    '50 %',
    '%',
    '50%%',
    '50%\n',
    '٥٠%',
  ])('refuses %j', (raw) => {
    const problem = `expected a size such as 2G or 512M, 8M or more, or a share of the memory limit, 1% to 99%, got ${JSON.stringify(raw)}`;
    expect(parseHeap(raw)).toEqual(reject(problem));
  });
});

const share = (percent: number) => ({ type: 'share', percent }) as const;

describe('decideHeap', () => {
  it('takes a size as it is, with and without a limit', () => {
    const size = { type: 'size', bytes: 8 * mebi + 1024 } as const;
    expect(decideHeap(size, undefined)).toEqual(accept(size.bytes));
    expect(decideHeap(size, mebi)).toEqual(accept(size.bytes));
  });

  it.each([
    [50, 1024 * mebi, 512 * mebi],
    [75, 1024 * mebi, 768 * mebi],
    [33, 1024 * mebi, 337 * mebi],
    [99, 100 * mebi - 1, 98 * mebi],
    [1, 800 * mebi, 8 * mebi],
  ])('rounds %i%% of %i bytes down to whole MiB', (percent, limitBytes, bytes) => {
    expect(decideHeap(share(percent), limitBytes)).toEqual(accept(bytes));
  });

  it('refuses a share of no limit', () => {
    expect(decideHeap(share(50), undefined)).toEqual(
      reject(
        "50% of the container's memory limit, and there is none (set resources.limits.memory, or give a size such as 2G)",
      ),
    );
  });

  it('refuses a share that comes to less than ZooKeeper starts with', () => {
    expect(decideHeap(share(1), 800 * mebi - 1)).toEqual(
      reject(
        "1% of the container's memory limit, 800 MiB, is less than 8 MiB (raise resources.limits.memory, or give a size)",
      ),
    );
  });
});
