import type { Probe } from './commandLine.ts';

const usualMs = 2000;
/** A supervisor looks at all partitions, and hears of a quorum that is gone only after four seconds. */
const stoppableMs = 6000;

/** How long all that a probe asks may take, in milliseconds; a deadline that is given counts for each. */
export function chooseTimeout(probe: Probe, givenMs: number | undefined): number {
  return givenMs ?? (probe === 'stoppable' ? stoppableMs : usualMs);
}
