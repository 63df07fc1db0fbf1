import type { StopVerdict } from '../../kafka/verdicts/stoppable.ts';
import { seconds, wholeSeconds } from '../../process/narration.ts';

interface Ahead {
  readonly lacks: NonNullable<StopVerdict['lacks']>;
  /** How long its controlled shutdown takes at most. */
  readonly controlledMs: number;
  /** Until SIGKILL. */
  readonly leftMs: number;
}

/** What a broker that was told is in for, while nobody is there to take over its partitions. */
export function foretellSlowStop({ lacks, controlledMs, leftMs }: Ahead): string {
  const takes = `without ${lacks} its controlled shutdown takes up to ${seconds(controlledMs)}`;
  return leftMs > controlledMs
    ? takes
    : `${takes}, and it will be killed before, in ${wholeSeconds(leftMs)}`;
}

interface Slow extends Pick<Ahead, 'controlledMs' | 'leftMs'> {
  /** Since it was told. */
  readonly sinceMs: number;
  /** Whether its port is open still. */
  readonly handsOver: boolean;
}

/** The line for people about a broker that was told long ago. */
export function tellSlowStop({ sinceMs, handsOver, controlledMs, leftMs }: Slow): string {
  const what = handsOver
    ? `it hands over its partitions, which takes up to ${seconds(controlledMs)} where no controller answers`
    : 'its port is closed, and its logs are flushed';
  return `still stopping after ${seconds(Math.round(sinceMs / 1000) * 1000)}: ${what}; it will be killed in ${wholeSeconds(leftMs)}`;
}
