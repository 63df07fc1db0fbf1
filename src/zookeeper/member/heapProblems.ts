import { decideHeap, type Heap } from '../../java/heap.ts';
import type { MemoryLimit } from '../../pod/memoryLimit.ts';
import { renderBytes } from '../../tool/units.ts';

/**
 * What the JVM of a server takes at least beside its heap. ZooKeeper 3.9.5 on Java 17, alone and idle,
 * has committed 32 MiB there with the serial collector and 70 MiB with G1 (Native Memory Tracking).
 */
const leastRoomBytes = 32 * 1024 ** 2;

/** Connections, watches and buffers come on top: common advice is to leave the JVM a fifth or more. */
const advisedPercent = 80;

/** Why the heap cannot be had within the container's memory limit. */
export function findHeapProblems(heap: Heap, limit: MemoryLimit): string[] {
  const decided = decideHeap(heap, limit.bytes);
  if (!decided.ok) return [`ZK_HEAP_SIZE: ${explainUnread(limit) ?? decided.problem}`];
  if (limit.bytes === undefined || decided.value + leastRoomBytes <= limit.bytes) return [];
  return [
    `ZK_HEAP_SIZE: a heap of ${renderBytes(decided.value)} does not fit the container's memory limit of ${renderBytes(limit.bytes)}, of which the JVM needs ${renderBytes(leastRoomBytes)} or more beside it (lower it, raise resources.limits.memory, or give a share such as 50%)`,
  ];
}

/** What is odd about a heap that has no problem. */
export function findHeapWarnings(heap: Heap, limit: MemoryLimit): string[] {
  const warnings = limit.problem === undefined ? [] : [`memory limit: ${limit.problem}`];
  const decided = decideHeap(heap, limit.bytes);
  if (!decided.ok || limit.bytes === undefined) return warnings;
  if (decided.value * 100 <= limit.bytes * advisedPercent) return warnings;
  return [
    ...warnings,
    `ZK_HEAP_SIZE: a heap of ${renderBytes(decided.value)} leaves the JVM ${renderBytes(limit.bytes - decided.value)} of the container's memory limit of ${renderBytes(limit.bytes)}, beyond which the container is killed (75% or less is usual)`,
  ];
}

function explainUnread({ bytes, problem }: MemoryLimit): string | undefined {
  if (bytes !== undefined || problem === undefined) return undefined;
  return `the container's memory limit, of which it is to be a share, cannot be read: ${problem} (give a size such as 2G)`;
}
