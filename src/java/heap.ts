import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';

const kibi = 1024;
/** Largest first, so that a size is written in the largest unit that holds it whole. */
const units = [
  ['G', kibi ** 3],
  ['M', kibi ** 2],
  ['K', kibi],
] as const;

/** ZooKeeper 3.9 still starts with this; less is a forgotten unit, as in `2048`. */
const smallestHeapBytes = 8 * kibi ** 2;

/**
 * A heap such as `2G` or `512m`, as `java -Xmx` takes it, or `512Mi`, as Kubernetes writes it; a bare
 * number counts bytes. Gives bytes.
 */
export function parseHeapSize(raw: string): Parsed<number> {
  const [, digits, letter = ''] = /^([1-9]\d{0,14})([kmgKMG]?)i?$/.exec(raw) ?? [];
  const bytesPerUnit = units.find(([unit]) => unit === letter.toUpperCase())?.[1] ?? 1;
  const bytes = digits === undefined ? Number.NaN : Number(digits) * bytesPerUnit;
  return Number.isSafeInteger(bytes) && bytes >= smallestHeapBytes
    ? accept(bytes)
    : reject(`expected a size such as 2G or 512M, 8M or more, got ${quote(raw)}`);
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
