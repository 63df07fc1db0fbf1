import type { Quorum, QuorumReplica } from '../wire/describeQuorum.ts';
import { mayLead, type Refusal, renderRefusals } from './quorum.ts';

/**
 * What the quorum of controllers says to the stop of one of its nodes: it does without it, others have to
 * catch up first, it never does without it as far as one sees, there is none that could do anything, or nobody
 * has said so far.
 */
export type QuorumFinding =
  | { readonly type: 'fine'; readonly note?: string }
  | { readonly type: 'late' | 'never' | 'gone' | 'untold'; readonly problem: string };

interface Asked {
  readonly nodeId: number;
  readonly quorum: Quorum;
  /** controller.quorum.fetch.timeout.ms: who has not caught up for so long is on the way to start an election. */
  readonly fetchTimeoutMs: number;
  /** Where none leads that was asked, what each said. */
  readonly refusals?: readonly Refusal[] | undefined;
}

/** TOPIC_AUTHORIZATION_FAILED and CLUSTER_AUTHORIZATION_FAILED. */
const denials: ReadonlySet<number> = new Set([29, 31]);

const fine: QuorumFinding = { type: 'fine' };

/** Without a leader no broker is told that it may go, and no replica becomes one in sync. */
export const noLeader = {
  type: 'gone',
  problem: 'the quorum of controllers has no leader',
} as const satisfies QuorumFinding;

/** It was asked, and too little time was left for its answer. */
export const quorumUntold: QuorumFinding = {
  type: 'untold',
  problem: 'the quorum of controllers has not answered yet',
};

/**
 * Whether a majority of all voters is caught up without this one, as the rolling restarts of Strimzi ask
 * (KafkaQuorumCheck). A quorum of one may always stop.
 */
export function judgeQuorumWithout(asked: Asked): QuorumFinding {
  const { nodeId, quorum, fetchTimeoutMs, refusals = [] } = asked;
  const { errorCode, leaderId, voters } = quorum;
  if (denials.has(errorCode)) {
    return { type: 'never', problem: 'the quorum of controllers is not shown to this login' };
  }
  if (errorCode !== 0 || leaderId < 0) return explainLeaderless(refusals);
  if (!voters.some(({ id }) => id === nodeId)) return fine;
  if (voters.length === 1) {
    return { type: 'fine', note: 'the cluster is without a controller until it is back' };
  }
  const needed = Math.floor(voters.length / 2) + 1;
  const others = voters.filter(({ id }) => id !== nodeId);
  if (others.length < needed) {
    return {
      type: 'never',
      problem: `the quorum of ${voters.length} controllers does not do without this one`,
    };
  }
  const nowMs = Math.max(...voters.map(({ lastCaughtUpMs }) => lastCaughtUpMs ?? 0));
  const late = others.filter(
    ({ id, lastCaughtUpMs = 0 }) => id !== leaderId && nowMs - lastCaughtUpMs >= fetchTimeoutMs,
  );
  const left = others.length - late.length;
  if (left >= needed) return fine;
  return {
    type: 'late',
    problem: `stopping now would leave ${left} of ${voters.length} controllers that follow the quorum, which needs ${needed} (${late.map(explainLate).join('; ')})`,
  };
}

function explainLeaderless(refusals: readonly Refusal[]): QuorumFinding {
  if (refusals.length === 0) return noLeader;
  const said = renderRefusals(refusals);
  return mayLead(refusals)
    ? {
        type: 'untold',
        problem: `whether the quorum of controllers has a leader cannot be seen: ${said}`,
      }
    : { type: 'gone', problem: `${noLeader.problem}: ${said}` };
}

// without the time since then: a line that changes each second would be said again and again
function explainLate({ id, lastCaughtUpMs }: QuorumReplica): string {
  return lastCaughtUpMs === undefined
    ? `controller ${id} was not heard of since the leader took over`
    : `controller ${id} is not caught up`;
}

/** A broker fetches the metadata at least twice a second (KafkaRaftClient). */
const followsMs = 3000;

/** The nodes that follow the quorum without a vote: brokers that are no controllers, as long as they run. */
export function findFollowers({ voters, observers }: Quorum): readonly number[] {
  const nowMs = Math.max(...[...voters, ...observers].map(({ lastFetchMs }) => lastFetchMs ?? 0));
  return observers
    .filter(({ lastFetchMs = 0 }) => nowMs - lastFetchMs < followsMs)
    .map(({ id }) => id)
    .toSorted((a, b) => a - b);
}
