import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Peer } from '../../src/zookeeper/ensemble/peers.ts';
import { isQuorum } from '../../src/zookeeper/ensemble/quorum.ts';
import { judgeAlone, judgeStoppable, type MemberFinding } from '../../src/zkOk/stoppable.ts';

const anyMember = fc.record({
  role: fc.constantFrom<Peer['role']>('participant', 'participant', 'observer'),
  group: fc.integer({ min: 1, max: 3 }),
  weight: fc.integer({ min: 0, max: 2 }),
  serves: fc.boolean(),
});

/** An ensemble whose member 1 is asked, and what the others are found to be. */
const anyEnsemble = fc
  .tuple(fc.array(anyMember, { minLength: 1, maxLength: 9 }), fc.boolean())
  .map(([members, isGrouped]) => {
    const peers = members.map(({ role, group, weight }, index): Peer => ({
      myid: index + 1,
      role,
      hosts: [`zk-${index}.zk-hs`],
      port: 2181,
      secure: false,
      group: isGrouped ? group : undefined,
      weight,
    }));
    const others = peers.slice(1).flatMap((peer, index): MemberFinding[] => {
      const problem = members[index + 1]?.serves === true ? undefined : 'connection refused';
      return peer.role === 'observer' ? [] : [{ peer, problem, srvr: undefined }];
    });
    return { ensemble: { myid: 1, peers }, others };
  });

const servingOf = (others: readonly MemberFinding[]) =>
  new Set(others.filter(({ problem }) => problem === undefined).map(({ peer }) => peer.myid));

it('a voter may stop only where the voters that serve are a quorum without it, an observer always', () => {
  fc.assert(
    fc.property(anyEnsemble, ({ ensemble, others }) => {
      const { healthy } = judgeAlone(ensemble) ?? judgeStoppable(ensemble, others);
      const isObserver = ensemble.peers[0]?.role === 'observer';
      expect(healthy).toBe(isObserver || isQuorum(ensemble.peers, servingOf(others)));
    }),
  );
});

it('every member that is missing is named, on one line', () => {
  fc.assert(
    fc.property(anyEnsemble, ({ ensemble, others }) => {
      const verdict = judgeStoppable(ensemble, others);
      const reason = verdict.healthy ? '' : verdict.reason;
      const named = others.filter(({ peer }) => reason.includes(`zk-${peer.myid - 1}: `)).length;
      expect(verdict.healthy || named === others.length - servingOf(others).size).toBe(true);
      expect(reason).not.toContain('\n');
    }),
  );
});
