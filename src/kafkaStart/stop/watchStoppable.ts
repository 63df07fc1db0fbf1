import { setTimeout as sleep } from 'node:timers/promises';
import type { StopVerdict } from '../../kafka/verdicts/stoppable.ts';
import { pauseAfter } from '../readiness/look.ts';
import { judgeWaiting, notYet, type Waiting } from './waiting.ts';

interface Others {
  readonly ask: () => Promise<StopVerdict>;
  readonly tell: (line: string) => void;
  /** How long the wait takes at most. */
  readonly maxMs: number;
}

/** While nobody knows: that has an end soon. */
const unsureMs = 1000;

/** Asks again and again whether the broker may stop, until it may or nothing is to be waited for; gives why it ended. */
export async function watchStoppable(
  { ask, tell, maxMs }: Others,
  signal: AbortSignal,
): Promise<string | undefined> {
  const endMs = performance.now() + maxMs;
  let waiting: Waiting = notYet;
  while (!signal.aborted) {
    const askedMs = performance.now();
    const verdict = await ask();
    if (signal.aborted) return undefined;
    const nowMs = performance.now();
    const judged = judgeWaiting(waiting, verdict, { askedMs, nowMs, endMs });
    waiting = judged.waiting;
    if (judged.line !== undefined) tell(judged.line);
    if (judged.over) return judged.because;
    const work = { tookMs: nowMs - askedMs, partitions: verdict.partitions ?? 0 };
    const pauseMs = waiting.unsureMs === undefined ? pauseAfter(false, work) : unsureMs;
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}
