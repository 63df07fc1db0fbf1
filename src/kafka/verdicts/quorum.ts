import type { Verdict } from '../../process/health.ts';
import { renderCount } from '../../tool/units.ts';
import type { Quorum } from '../wire/describeQuorum.ts';

/** A controller that was asked for the quorum, and what it said: none that leads. */
export interface Refusal {
  readonly who: string;
  readonly said: string;
  /** Whether it may lead, and is not asked since its certificate cannot be trusted. */
  readonly isUntrusted?: boolean;
}

interface Member {
  readonly nodeId: number;
  /** Whether it has been caught up once since its start. */
  readonly joined: boolean;
}

/** A follower fetches several times a second, and is voted out of nothing for being slow: this is for its start. */
const lateMs = 5000;

/**
 * Whether a controller is part of the quorum, by what the leader knows: caught up once after its start, within
 * the last seconds of what the leader has. From then on a leader is enough.
 */
export function judgeMember(quorum: Quorum, { nodeId, joined }: Member): Verdict {
  const { leaderId, voters, observers } = quorum;
  const me = `controller ${nodeId}`;
  if (leaderId === nodeId) return { healthy: true, reason: `${me} leads the quorum` };
  const leader = `controller ${leaderId}`;
  const follows = { healthy: true, reason: `${me} answers, ${leader} leads the quorum` };
  if (joined) return follows;
  const own = [...voters, ...observers].find(({ id }) => id === nodeId);
  if (own === undefined) {
    return {
      healthy: false,
      reason: `${leader} leads the quorum, and knows no ${me} among its voters and observers`,
    };
  }
  // by the leader's clock alone: that of this machine may be another
  const led = voters.find(({ id }) => id === leaderId);
  const { lastCaughtUpMs = Number.NEGATIVE_INFINITY } = own;
  if (led?.lastCaughtUpMs !== undefined && led.lastCaughtUpMs - lastCaughtUpMs <= lateMs) {
    return follows;
  }
  const lag = Math.max(0, (led?.logEndOffset ?? own.logEndOffset) - Math.max(0, own.logEndOffset));
  return {
    healthy: false,
    reason: `${me} catches up with the metadata: ${renderCount(lag)} records behind ${leader}`,
  };
}

interface Last {
  readonly nodeId: number;
  /** What was said of it before; none where it was not caught up yet since its start. */
  readonly verdict: Verdict | undefined;
}

/**
 * `no controller leads the quorum: 1000: answers, and does not lead; 1001 …: connection refused`. A certificate that
 * cannot be trusted ends no connection of the quorum that is open: what was said before counts on.
 */
export function judgeLeaderless(asked: readonly Refusal[], { nodeId, verdict }: Last): Verdict {
  const answers = renderRefusals(asked);
  if (!mayLead(asked)) {
    return { healthy: false, reason: `no controller leads the quorum: ${answers}` };
  }
  const unknown = `whether a controller leads the quorum cannot be seen: ${answers}`;
  return verdict === undefined
    ? { healthy: false, reason: unknown }
    : { healthy: verdict.healthy, reason: `controller ${nodeId} answers; ${unknown}` };
}

/** Whether one of them may lead, and is not asked since it cannot be trusted. */
export function mayLead(asked: readonly Refusal[]): boolean {
  return asked.some(({ isUntrusted }) => isUntrusted === true);
}

/** `1000: answers, and does not lead; 1001 at …: connection refused`. */
export function renderRefusals(asked: readonly Refusal[]): string {
  return asked.map(({ who, said }) => `${who}: ${said}`).join('; ');
}
