import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';
import { renderBytes } from '../tool/units.ts';

/** A heap as an operator gives it. */
export type Heap =
  | { readonly type: 'size'; readonly bytes: number }
  | { readonly type: 'share'; readonly percent: number };

const kibi = 1024;
const mebi = kibi ** 2;
/** Largest first, so that a size is written in the largest unit that holds it whole. */
const units = [
  ['G', kibi ** 3],
  ['M', mebi],
  ['K', kibi],
] as const;

/** ZooKeeper 3.9 still starts with this; less is a forgotten unit, as in `2048`. */
const smallestHeapBytes = 8 * mebi;

/** The whole limit would leave the JVM nothing beside its heap. */
const maxPercent = 99;

/**
 * A heap such as `2G` or `512m`, as `java -Xmx` takes it, or `512Mi`, as Kubernetes writes it, where a
 * bare number counts bytes; or a share of the container's memory limit such as `50%`.
 */
export function parseHeap(raw: string): Parsed<Heap> {
  const percent = Number(/^([1-9]\d?)%$/.exec(raw)?.[1]);
  if (percent <= maxPercent) return accept({ type: 'share', percent });
  const bytes = readSize(raw);
  return bytes === undefined
    ? reject(
        `expected a size such as 2G or 512M, 8M or more, or a share of the memory limit, 1% to ${maxPercent}%, got ${quote(raw)}`,
      )
    : accept({ type: 'size', bytes });
}

function readSize(raw: string): number | undefined {
  const [, digits, letter = ''] = /^([1-9]\d{0,14})([kmgKMG]?)i?$/.exec(raw) ?? [];
  const bytesPerUnit = units.find(([unit]) => unit === letter.toUpperCase())?.[1] ?? 1;
  const bytes = digits === undefined ? Number.NaN : Number(digits) * bytesPerUnit;
  return Number.isSafeInteger(bytes) && bytes >= smallestHeapBytes ? bytes : undefined;
}

/**
 * The bytes of a heap: a size as it is, a share of the container's memory limit (in bytes, none where
 * there is no limit) rounded down to whole MiB. The problem is a share without a limit, or of too
 * small a one; whether the heap fits is another question (`findHeapProblem`).
 */
export function decideHeap(heap: Heap, limitBytes: number | undefined): Parsed<number> {
  if (heap.type === 'size') return accept(heap.bytes);
  const { percent } = heap;
  if (limitBytes === undefined) {
    return reject(
      `${percent}% of the container's memory limit, and there is none (set resources.limits.memory, or give a size such as 2G)`,
    );
  }
  const bytes = Math.floor(((limitBytes / 100) * percent) / mebi) * mebi;
  return bytes >= smallestHeapBytes
    ? accept(bytes)
    : reject(
        `${percent}% of the container's memory limit, ${renderBytes(limitBytes)}, is less than 8 MiB (raise resources.limits.memory, or give a size)`,
      );
}

/** The heap of a server: the same at its start as at most, so that a node's memory is claimed at once. */
export function renderHeapFlags(heapBytes: number): string {
  const size = renderSize(heapBytes);
  return `-Xmx${size} -Xms${size}`;
}

/** Bytes in a unit that the JVM knows: `2G`, `1536M`. */
export function renderSize(bytes: number): string {
  const fitting = units.find(([, bytesPerUnit]) => bytes % bytesPerUnit === 0);
  return fitting === undefined ? String(bytes) : `${bytes / fitting[1]}${fitting[0]}`;
}
