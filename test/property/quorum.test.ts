import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Peer } from '../../src/zookeeper/ensemble/peers.ts';
import { isQuorum } from '../../src/zookeeper/ensemble/quorum.ts';

const anyMember = fc.record({
  role: fc.constantFrom<Peer['role']>('participant', 'participant', 'observer'),
  group: fc.integer({ min: 1, max: 3 }),
  weight: fc.integer({ min: 0, max: 3 }),
  isThere: fc.boolean(),
  isElsewhere: fc.boolean(),
});
type Member = typeof anyMember extends fc.Arbitrary<infer T> ? T : never;
const anyMembers = fc.array(anyMember, { minLength: 1, maxLength: 9 });

function toPeers(members: readonly Member[], isGrouped: boolean): readonly Peer[] {
  return members.map(({ role, group, weight }, index) => ({
    myid: index + 1,
    role,
    hosts: ['zk'],
    port: 2181,
    secure: false,
    group: isGrouped ? group : undefined,
    weight,
  }));
}

function idsOf(members: readonly Member[], key: 'isThere' | 'isElsewhere'): ReadonlySet<number> {
  return new Set(members.flatMap((member, index) => (member[key] ? [index + 1] : [])));
}

it('without groups, more than half of the voters are a quorum, and observers count for nothing', () => {
  fc.assert(
    fc.property(anyMembers, (members) => {
      const voters = members.filter(({ role }) => role === 'participant');
      const present = voters.filter(({ isThere }) => isThere).length;
      expect(isQuorum(toPeers(members, false), idsOf(members, 'isThere'))).toBe(
        present > voters.length / 2,
      );
    }),
  );
});

it('two quorums always share a voter', () => {
  fc.assert(
    fc.property(anyMembers, fc.boolean(), (members, isGrouped) => {
      const peers = toPeers(members, isGrouped);
      const both =
        isQuorum(peers, idsOf(members, 'isThere')) &&
        isQuorum(peers, idsOf(members, 'isElsewhere'));
      const share = members.some(
        ({ role, isThere, isElsewhere }) => role === 'participant' && isThere && isElsewhere,
      );
      expect(!both || share).toBe(true);
    }),
  );
});

it('what is a quorum stays one when more members come', () => {
  fc.assert(
    fc.property(anyMembers, fc.boolean(), (members, isGrouped) => {
      const peers = toPeers(members, isGrouped);
      const more = new Set([...idsOf(members, 'isThere'), ...idsOf(members, 'isElsewhere')]);
      expect(!isQuorum(peers, idsOf(members, 'isThere')) || isQuorum(peers, more)).toBe(true);
    }),
  );
});

function weigh(group: number, members: readonly Member[]): number {
  return members
    .filter((one) => one.group === group)
    .reduce((total, { weight }) => total + weight, 0);
}

it('with groups, the groups with more than half of their weight must be most of those with weight', () => {
  fc.assert(
    fc.property(anyMembers, (members) => {
      const voters = members.filter(({ role }) => role === 'participant');
      const present = voters.filter(({ isThere }) => isThere);
      const weighty = [1, 2, 3].filter((group) => weigh(group, voters) > 0);
      const won = weighty.filter((group) => weigh(group, present) > weigh(group, voters) / 2);
      expect(isQuorum(toPeers(members, true), idsOf(members, 'isThere'))).toBe(
        won.length > weighty.length / 2,
      );
    }),
  );
});
