import { nameOf, type Peer } from '../zookeeper/ensemble/peers.ts';
import { isQuorum, votersAmong } from '../zookeeper/ensemble/quorum.ts';
import { majorityOf, renderVoterCount } from '../zookeeper/ensemble/voters.ts';
import { parseSrvr, type Srvr } from '../zookeeper/replies/srvr.ts';
import { judgeReady, type Verdict } from '../zookeeper/replies/verdict.ts';
import type { Parsed } from '../tool/parsed.ts';

/** A member among all that its configuration lists. */
interface Ensemble {
  readonly myid: number | undefined;
  readonly peers: readonly Peer[];
}

/** What another member is to the quorum. */
export interface MemberFinding {
  readonly peer: Peer;
  /** Why it does not count; undefined where it does. */
  readonly problem: string | undefined;
  readonly srvr: Srvr | undefined;
}

const meaning = 'stopping it stops the service until it is back';

/** The verdict that nobody else can change; undefined where it depends on the other members. */
export function judgeAlone({ myid, peers }: Ensemble): Verdict | undefined {
  const own = peers.find((peer) => peer.myid === myid);
  if (own === undefined) {
    return { healthy: false, reason: `this server stands alone: ${meaning}` };
  }
  if (own.role === 'observer') return { healthy: true };
  const voters = votersAmong(peers);
  if (voters.length === 1) {
    return { healthy: false, reason: `this member is the only voter: ${meaning}` };
  }
  const others = new Set(peers.filter((peer) => peer !== own).map((peer) => peer.myid));
  if (isQuorum(peers, others)) return undefined;
  return {
    healthy: false,
    reason: `no quorum of ${renderVoterCount(voters.length)} does without this member: ${meaning}`,
  };
}

/** Whether a member counts: it leads or follows. */
export function judgeMember(peer: Peer, reply: Parsed<string>): MemberFinding {
  if (!reply.ok) return { peer, problem: reply.problem, srvr: undefined };
  const verdict = judgeReady(reply.value);
  const parsed = parseSrvr(reply.value);
  const srvr = parsed.ok ? parsed.value : undefined;
  if (!verdict.healthy) return { peer, problem: verdict.reason, srvr };
  const counts = srvr?.mode === 'leader' || srvr?.mode === 'follower';
  return { peer, problem: counts ? undefined : `no voter of a quorum (${srvr?.mode})`, srvr };
}

/** Whether the voters that serve are a quorum without this member. */
export function judgeStoppable(
  { peers }: Pick<Ensemble, 'peers'>,
  others: readonly MemberFinding[],
): Verdict {
  const serving = others.filter(({ problem }) => problem === undefined);
  if (isQuorum(peers, new Set(serving.map(({ peer }) => peer.myid)))) return { healthy: true };
  const missing = others.filter(({ problem }) => problem !== undefined);
  const names = missing.map(({ peer, problem }) => `${nameOf(peer)}: ${problem}`).join('; ');
  const voters = votersAmong(peers);
  const isGrouped = voters.some(({ group }) => group !== undefined);
  const needed = isGrouped
    ? 'which are no quorum by their groups'
    : `and a quorum is ${majorityOf(voters.length)}`;
  return {
    healthy: false,
    reason: `stopping this member would leave ${serving.length} of ${renderVoterCount(voters.length)}, ${needed} (${names})`,
  };
}
