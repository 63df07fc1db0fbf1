import type { Mark } from './ledger.ts';

/** A time in which nothing came. */
export interface Pause {
  readonly endMs: number;
  readonly ms: number;
}

/** The times from one acknowledgement to the next. */
export function listPauses(acknowledged: readonly Mark[]): readonly Pause[] {
  return acknowledged.slice(1).map(({ atMs }, index) => ({
    endMs: atMs,
    ms: atMs - (acknowledged[index]?.atMs ?? atMs),
  }));
}

/** The longest time from one acknowledgement to the next of writers that ran side by side: what a whole cluster was away. */
export function findLongestPauseOfAll(writers: readonly (readonly Mark[])[]): number {
  const marks = writers.flat().toSorted((a, b) => a.atMs - b.atMs);
  return listPauses(marks).reduce((most, { ms }) => Math.max(most, ms), 0);
}

/**
 * The times in which a reader got nothing though there was something: each from the last receipt, or from the first
 * acknowledgement of a newer record where that was later, to the next receipt. Both lists are in the
 * order of time. What is acknowledged and never received is no stall but a loss, and not counted here.
 */
export function listStalls(
  acknowledged: readonly Mark[],
  received: readonly Mark[],
): readonly Pause[] {
  const stalls: Pause[] = [];
  let next = 0;
  let greatest = -1;
  let lastMs = -Infinity;
  for (const { number, atMs } of received) {
    // the first acknowledgement of a record that had not been received before
    while ((acknowledged[next]?.number ?? Infinity) <= greatest) next += 1;
    const sinceMs = Math.max(acknowledged[next]?.atMs ?? Infinity, lastMs);
    if (sinceMs < atMs) stalls.push({ endMs: atMs, ms: atMs - sinceMs });
    greatest = Math.max(greatest, number);
    lastMs = atMs;
  }
  return stalls;
}

/** For each of these moments, in order, the longest pause that ended after it and before the next one. */
export function longestAfter(
  momentsMs: readonly number[],
  pauses: readonly Pause[],
): readonly number[] {
  return momentsMs.map((fromMs, index) => {
    const untilMs = momentsMs[index + 1] ?? Infinity;
    return pauses
      .filter(({ endMs }) => endMs >= fromMs && endMs < untilMs)
      .reduce((most, { ms }) => Math.max(most, ms), 0);
  });
}
