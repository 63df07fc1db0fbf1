import { describe, expect, it } from 'vitest';
import type { Heap } from '../../../../src/java/heap.ts';
import {
  findHeapProblems,
  findHeapWarnings,
} from '../../../../src/zookeeper/member/heapProblems.ts';

const mebi = 1024 ** 2;
const size = (mebibytes: number): Heap => ({ type: 'size', bytes: mebibytes * mebi });
const half: Heap = { type: 'share', percent: 50 };
const limit = (mebibytes: number) => ({ bytes: mebibytes * mebi, problem: undefined });
const unlimited = { bytes: undefined, problem: undefined };
const unread = { bytes: undefined, problem: '/sys/fs/cgroup/memory.max: cannot be read: EACCES' };

describe('a heap that fits', () => {
  it.each([
    [size(2048), unlimited],
    [size(512), limit(1024)],
    [size(80), limit(112)],
    [size(819), limit(1024)],
    [half, limit(64)],
  ])('%j of %j is no problem', (heap, memory) => {
    expect(findHeapProblems(heap, memory)).toEqual([]);
  });
});

describe('a heap that does not fit is refused with both numbers', () => {
  it.each([
    [size(2048), limit(1024), '2.0 GiB', '1.0 GiB'],
    [size(1024), limit(1024), '1.0 GiB', '1.0 GiB'],
    [size(1000), limit(1031), '1000 MiB', '1.0 GiB'],
    [half, limit(62), '31.0 MiB', '62.0 MiB'],
  ])('%j of %j', (heap, memory, heapShown, limitShown) => {
    expect(findHeapProblems(heap, memory)).toEqual([
      `ZK_HEAP_SIZE: a heap of ${heapShown} does not fit the container's memory limit of ${limitShown}, of which the JVM needs 32.0 MiB or more beside it (lower it, raise resources.limits.memory, or give a share such as 50%)`,
    ]);
  });
});

describe('a share of a limit that is not known is refused', () => {
  it('because there is none', () => {
    expect(findHeapProblems(half, unlimited)).toEqual([
      "ZK_HEAP_SIZE: 50% of the container's memory limit, and there is none (set resources.limits.memory, or give a size such as 2G)",
    ]);
  });

  it('because it cannot be read', () => {
    expect(findHeapProblems(half, unread)).toEqual([
      "ZK_HEAP_SIZE: the container's memory limit, of which it is to be a share, cannot be read: /sys/fs/cgroup/memory.max: cannot be read: EACCES (give a size such as 2G)",
    ]);
  });
});

describe('warnings', () => {
  it('names both numbers where more than 80% of the limit is heap', () => {
    expect(findHeapWarnings(size(819), limit(1024))).toEqual([]);
    expect(findHeapWarnings(size(820), limit(1024))).toEqual([
      "ZK_HEAP_SIZE: a heap of 820 MiB leaves the JVM 204 MiB of the container's memory limit of 1.0 GiB, beyond which the container is killed (75% or less is usual)",
    ]);
  });

  it('tells of a limit that cannot be read', () => {
    expect(findHeapWarnings(size(820), unread)).toEqual([
      'memory limit: /sys/fs/cgroup/memory.max: cannot be read: EACCES',
    ]);
  });

  it.each([
    [size(2048), unlimited],
    [half, unlimited],
    [half, limit(1024)],
  ])('none for %j of %j', (heap, memory) => {
    expect(findHeapWarnings(heap, memory)).toEqual([]);
  });
});
