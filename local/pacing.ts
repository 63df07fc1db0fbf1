interface Pace {
  readonly perSecond: number;
  /** Since the writer began. */
  readonly elapsedMs: number;
  /** How many records it has begun so far. */
  readonly begun: number;
  /** How many more may be begun now. */
  readonly room: number;
}

/**
 * How many records to begin now, so that the writer keeps its rate over its whole life: what a
 * pause held up is made up for afterwards, as `room` allows.
 */
export function countDue({ perSecond, elapsedMs, begun, room }: Pace): number {
  const due = Math.floor((elapsedMs * perSecond) / 1000) - begun;
  return Math.max(0, Math.min(due, room));
}
