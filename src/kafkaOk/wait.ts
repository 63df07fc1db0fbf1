import { renderHopeless, unsureMs } from '../kafka/verdicts/stoppable.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Finding } from './finding.ts';

/** When it was asked, when the answer came, and until when to ask again. */
interface Times {
  readonly askedMs: number;
  readonly nowMs: number;
  readonly deadlineMs: number;
}

/** How far a wait for a yes is. */
export type Wait =
  | { readonly over: true; readonly finding: Finding }
  | {
      readonly over: false;
      readonly pauseMs: number;
      /** Since when nobody knows. */
      readonly unsureSinceMs: number | undefined;
    };

const everyMs = 1000;

/**
 * Whether to ask again after this answer: each second until it is yes, or will not change, or the time is over.
 * What nobody knows is not waited for longer than kafkaStart does at a stop.
 */
export function judgeWait(
  finding: Finding,
  unsureBeforeMs: number | undefined,
  { askedMs, nowMs, deadlineMs }: Times,
): Wait {
  if (finding.exitCode === ExitCode.Ok || finding.isFinal === true) return { over: true, finding };
  const unsureSinceMs = finding.isUnsure === true ? (unsureBeforeMs ?? askedMs) : undefined;
  if (unsureSinceMs !== undefined && nowMs - unsureSinceMs >= unsureMs) {
    return { over: true, finding: { ...finding, reason: renderHopeless(finding.reason) } };
  }
  const pauseMs = Math.max(0, everyMs - (nowMs - askedMs));
  if (nowMs + pauseMs > deadlineMs) return { over: true, finding };
  return { over: false, pauseMs, unsureSinceMs };
}
