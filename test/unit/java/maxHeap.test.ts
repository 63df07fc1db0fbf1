import { expect, it } from 'vitest';
import { findMaxHeap } from '../../../src/java/maxHeap.ts';

const mib = 1024 ** 2;

it.each([
  [['-Xms1G', '-Xmx2G', '-Da=-Xmx9G'], 2048 * mib],
  [['-Xmx2G', '-Xmx512m'], 512 * mib],
  [['-XX:MaxHeapSize=1073741824'], 1024 * mib],
])('finds what java takes of %j', (args, bytes) => {
  expect(findMaxHeap(args)).toEqual({ type: 'size', bytes });
});

it.each([[[]], [['-XX:MaxRAMPercentage=50']], [['-Xmxlots']]])('finds none in %j', (args) => {
  expect(findMaxHeap(args)).toBeUndefined();
});
