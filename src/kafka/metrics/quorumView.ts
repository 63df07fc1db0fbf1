import type { Quorum, QuorumReplica } from '../wire/describeQuorum.ts';

/** How far a controller or broker is behind the leader of the quorum. */
export interface QuorumMember {
  readonly id: number;
  readonly role: 'leader' | 'voter' | 'observer';
  /** Records of the metadata that it has yet to fetch. */
  readonly lag: number;
  /** Since it was last known to have them all; undefined where it never had. */
  readonly caughtUpAgoMs: number | undefined;
}

/** A follower fetches every half second also where nothing happens. */
const awayMs = 10_000;

/**
 * The members of the quorum by their leader's own figures, so that no clock is held against another: the leader
 * has caught up at the moment of its answer.
 */
export function listQuorum({ leaderId, voters, observers }: Quorum): QuorumMember[] {
  const leader = voters.find(({ id }) => id === leaderId);
  const nowMs = leader?.lastCaughtUpMs;
  const toMember =
    (role: 'voter' | 'observer') =>
    ({ id, logEndOffset, lastCaughtUpMs }: QuorumReplica): QuorumMember => ({
      id,
      role: id === leaderId ? 'leader' : role,
      lag: Math.max(0, (leader?.logEndOffset ?? logEndOffset) - Math.max(0, logEndOffset)),
      caughtUpAgoMs:
        nowMs === undefined || lastCaughtUpMs === undefined
          ? undefined
          : Math.max(0, nowMs - lastCaughtUpMs),
    });
  return [...voters.map(toMember('voter')), ...observers.map(toMember('observer'))];
}

/** Whether the leader has not heard for long that it has caught up. */
export function isAway({ role, caughtUpAgoMs }: QuorumMember): boolean {
  return role !== 'leader' && (caughtUpAgoMs === undefined || caughtUpAgoMs > awayMs);
}
