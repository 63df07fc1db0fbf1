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

/** `work`: of the server, for an answer that did not come in time. */
export type Looked = Answered<Seen> & { readonly work?: Work };

/** Looks at a server at its address, once; what one look has found, the next one knows. */
export type Look = (target: Target) => Promise<Looked>;

const unreadyMs = 500;
const readyMs = 5000;
/** A look at a large cluster is work for its broker: it takes a tenth of the time at most. */
const restShare = 10;
/** A look at few partitions is none, however long a broker takes that has just started. */
const mostPerPartitionMs = 1;
const longestMs = 15_000;

/** What a look may have been for the server. */
export interface Work {
  readonly tookMs: number;
  /** How many it told of. */
  readonly partitions: number;
}

export const noWork: Work = { tookMs: 0, partitions: 0 };

/** Until the next look, after one that was such work for the server. */
export function pauseAfter(isWell: boolean, { tookMs, partitions }: Work): number {
  if (isWell) return readyMs;
  const restMs = Math.min(restShare * tookMs, mostPerPartitionMs * partitions, longestMs);
  return Math.max(unreadyMs, restMs);
}
