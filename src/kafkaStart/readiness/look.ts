import type { Answered, Target } from '../../kafka/ask/target.ts';
import type { Verdict } from '../../process/health.ts';

/** What was seen of a server that has answered. */
export interface Seen {
  readonly verdict: Verdict;
  /** It serves whom it serves; whether others may rely on it says the verdict. */
  readonly started: boolean;
  /** Until the next look. */
  readonly pauseMs: number;
}

/** `workMs`: for how long the server may have worked for an answer that did not come in time. */
export type Looked = Answered<Seen> & { readonly workMs?: number };

/** Looks at a server at its address, once; what one look has found, the next one knows. */
export type Look = (target: Target) => Promise<Looked>;

const unreadyMs = 1000;
const readyMs = 5000;
/** A look at a large cluster is work for its broker: it takes a tenth of the time at most. */
const restShare = 10;
const longestMs = 15_000;

/** Until the next look, after one that took so long. */
export function pauseAfter(isWell: boolean, tookMs: number): number {
  if (isWell) return readyMs;
  return Math.min(longestMs, Math.max(unreadyMs, restShare * tookMs));
}
