import { expect, it } from 'vitest';
import { findNearest } from '../../../src/tool/nearest.ts';

const candidates = ['ZK_REPLICAS', 'ZK_CLIENT_PORT', 'ZK_SERVER_PORT', 'ZK_HEAP_SIZE'];

it.each([
  ['ZK_REPLICA', 'ZK_REPLICAS'],
  ['ZK_REPILCAS', 'ZK_REPLICAS'],
  ['ZK_HEAPSIZE', 'ZK_HEAP_SIZE'],
  ['ZK_CLIENT_PROT', 'ZK_CLIENT_PORT'],
  ['ZK_HEAP_SIZE', 'ZK_HEAP_SIZE'],
  ['ZK_NOTHING_LIKE_IT', undefined],
  ['', undefined],
])('%s most likely means %s', (name, nearest) => {
  expect(findNearest(name, candidates)).toBe(nearest);
});

it('takes the first of two that are as near', () => {
  expect(findNearest('ab', ['abc', 'abd'])).toBe('abc');
});
