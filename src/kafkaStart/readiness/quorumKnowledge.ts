import type { Verdict } from '../../process/health.ts';

/** What is known of a controller, by a clock in milliseconds that begins anywhere. */
export interface QuorumKnowledge {
  readonly verdict: Verdict;
  /** Whether it has been part of a quorum that is led, once since its start. */
  readonly joined: boolean;
  /** When its quorum was last looked at. */
  readonly askedMs: number;
  /** Since when it gives no answer, or its quorum has no leader; undefined where all is well. */
  readonly wrongSinceMs: number | undefined;
}

export const noQuorumKnown: QuorumKnowledge = {
  verdict: { healthy: false, reason: 'it has not been asked yet' },
  joined: false,
  askedMs: 0,
  wrongSinceMs: 0,
};

const oftenMs = 30_000;
/** Time for an election: the quorum of a controller that was ready is not given up before. */
const electionMs = 5000;

/** Whether the quorum is to be looked at, or an answer is enough. */
export function isQuorumDue(known: QuorumKnowledge, nowMs: number): boolean {
  return known.wrongSinceMs !== undefined || nowMs - known.askedMs >= oftenMs;
}

/** What is known after a look at the quorum. */
export function learnQuorum(
  known: QuorumKnowledge,
  verdict: Verdict,
  nowMs: number,
): QuorumKnowledge {
  if (verdict.healthy) return { verdict, joined: true, askedMs: nowMs, wrongSinceMs: undefined };
  const wrongSinceMs = known.wrongSinceMs ?? nowMs;
  const isElecting = known.verdict.healthy && nowMs - wrongSinceMs < electionMs;
  return {
    ...known,
    verdict: isElecting ? known.verdict : verdict,
    askedMs: nowMs,
    wrongSinceMs,
  };
}

/** What is known after no answer of the controller itself. */
export function learnSilence(known: QuorumKnowledge, nowMs: number): QuorumKnowledge {
  return { ...known, wrongSinceMs: known.wrongSinceMs ?? nowMs };
}
