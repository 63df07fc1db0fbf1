import { renderHopeless, type StopVerdict, unsureMs } from '../../kafka/verdicts/stoppable.ts';
import { wholeSeconds } from '../../process/narration.ts';

/** How far the wait for others has come. */
export interface Waiting {
  /** What was said last of what it waits for, and when; undefined where nothing was. */
  readonly told: { readonly reason: string; readonly atMs: number } | undefined;
  /** Since when nobody knows whether waiting helps. */
  readonly unsureMs: number | undefined;
}

export interface Judged {
  readonly waiting: Waiting;
  readonly line: string | undefined;
  /** Whether the wait is over. */
  readonly over: boolean;
  /** Why, where somebody was waited for. */
  readonly because: string | undefined;
}

export const notYet: Waiting = { told: undefined, unsureMs: undefined };

/** For something new, and for what was said already. */
const tellEveryMs = { changed: 10_000, same: 60_000 };

/** When a verdict was asked for, when it came, and when the wait is over in any case. */
interface Times {
  readonly askedMs: number;
  readonly nowMs: number;
  readonly endMs: number;
}

/** Whether a stop goes on to wait after this verdict, and what is worth a line. */
export function judgeWaiting(
  before: Waiting,
  verdict: StopVerdict,
  { askedMs, nowMs, endMs }: Times,
): Judged {
  const { outlook, reason, loss } = verdict;
  const waiting = {
    ...before,
    unsureMs: outlook === 'unsure' ? (before.unsureMs ?? askedMs) : undefined,
  };
  const hasWaited = before.told !== undefined;
  if (outlook === 'may') {
    return { waiting, line: loss, over: true, because: hasWaited ? 'may stop' : undefined };
  }
  const isLost = waiting.unsureMs !== undefined && nowMs - waiting.unsureMs >= unsureMs;
  if (outlook === 'never' || isLost) {
    return { waiting, line: undefined, over: true, because: renderHopeless(reason) };
  }
  const { told } = before;
  const pauseMs = told?.reason === reason ? tellEveryMs.same : tellEveryMs.changed;
  const isDue = told === undefined || nowMs - told.atMs >= pauseMs;
  if (!isDue) return { waiting, line: undefined, over: false, because: undefined };
  const untilMs =
    waiting.unsureMs === undefined ? endMs : Math.min(endMs, waiting.unsureMs + unsureMs);
  const word = told === undefined ? 'waiting' : 'still waiting';
  const line = `${word}, ${wholeSeconds(untilMs - nowMs)} at most: ${reason}`;
  return {
    waiting: { ...waiting, told: { reason, atMs: nowMs } },
    line,
    over: false,
    because: undefined,
  };
}
