import type { Peer } from './peers.ts';
import { majorityOf } from './voters.ts';

/** Those whose votes count. */
export function votersAmong(peers: readonly Peer[]): readonly Peer[] {
  return peers.filter(({ role }) => role === 'participant');
}

/**
 * Whether these members, by id, are a quorum: most of the voters, or where votes are counted by groups,
 * in most groups most of the weight (QuorumMaj and QuorumHierarchical of ZooKeeper 3.4 to 3.9). A group
 * without any weight does not count.
 */
export function isQuorum(peers: readonly Peer[], ids: ReadonlySet<number>): boolean {
  const voters = votersAmong(peers);
  const present = voters.filter(({ myid }) => ids.has(myid));
  if (voters.every(({ group }) => group === undefined)) {
    return voters.length > 0 && present.length >= majorityOf(voters.length);
  }
  const weights = weighGroups(voters);
  const presentWeights = weighGroups(present);
  const counted = [...weights].filter(([, weight]) => weight > 0);
  const won = counted.filter(([group, weight]) => 2 * (presentWeights.get(group) ?? 0) > weight);
  return 2 * won.length > counted.length;
}

function weighGroups(voters: readonly Peer[]): ReadonlyMap<number | undefined, number> {
  const weights = new Map<number | undefined, number>();
  for (const { group, weight } of voters) weights.set(group, (weights.get(group) ?? 0) + weight);
  return weights;
}
