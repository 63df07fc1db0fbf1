import { type Heap, parseHeap } from './heap.ts';

/** The largest heap that a JVM with these arguments takes; of several the last counts, as for java itself. */
export function findMaxHeap(args: readonly string[]): Heap | undefined {
  const raw = args
    .map((arg) => /^(?:-Xmx|-XX:MaxHeapSize=)(.+)$/.exec(arg)?.[1])
    .findLast((value) => value !== undefined);
  const heap = raw === undefined ? undefined : parseHeap(raw);
  return heap?.ok === true ? heap.value : undefined;
}
