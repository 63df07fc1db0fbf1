import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeMember } from '../../src/kafka/verdicts/quorum.ts';
import type { Quorum, QuorumReplica } from '../../src/kafka/wire/describeQuorum.ts';

const ids = [1000, 1001, 1002];
const anyTime = fc.option(fc.integer({ min: 1_795_000_000_000, max: 1_795_000_020_000 }), {
  nil: undefined,
});
const anyReplica = (id: number): fc.Arbitrary<QuorumReplica> =>
  fc.record({
    id: fc.constant(id),
    logEndOffset: fc.integer({ min: -1, max: 100 }),
    lastFetchMs: anyTime,
    lastCaughtUpMs: anyTime,
  });

/** As a leader tells it: of voters and observers, the leader among the voters. */
const anyQuorum: fc.Arbitrary<Quorum> = fc
  .tuple(fc.constantFrom(...ids), fc.subarray(ids), fc.tuple(...ids.map(anyReplica)))
  .map(([leaderId, outside, replicas]) => ({
    errorCode: 0,
    leaderId,
    leaderEpoch: 1,
    highWatermark: 0,
    voters: replicas.filter(({ id }) => id === leaderId || !outside.includes(id)),
    observers: replicas.filter(({ id }) => id !== leaderId && outside.includes(id)),
  }));
const anyId = fc.constantFrom(...ids, 1009);

/** Checks a law of every quorum, for every node. */
function always(law: (quorum: Quorum, nodeId: number) => boolean) {
  return (
    fc.check(fc.property(anyQuorum, anyId, law), { numRuns: 2000 }).counterexample ?? undefined
  );
}

it('a leader is ready, and whoever was caught up once while there is a leader', () => {
  expect(
    always(
      (quorum, nodeId) =>
        judgeMember(quorum, { nodeId, joined: true }).healthy &&
        judgeMember(quorum, { nodeId: quorum.leaderId, joined: false }).healthy,
    ),
  ).toBeUndefined();
});

it('another node becomes ready only as one that the leader knows, and as it is seen by it', () => {
  expect(
    always((quorum, nodeId) => {
      const { healthy } = judgeMember(quorum, { nodeId, joined: false });
      const known = [...quorum.voters, ...quorum.observers].find(({ id }) => id === nodeId);
      const seen = nodeId === quorum.leaderId || known?.lastCaughtUpMs !== undefined;
      return !healthy || (known !== undefined && seen);
    }),
  ).toBeUndefined();
});

it('minds no node but itself and the leader', () => {
  expect(
    always((quorum, nodeId) => {
      const matters = ({ id }: QuorumReplica) => id === nodeId || id === quorum.leaderId;
      const less = {
        ...quorum,
        voters: quorum.voters.filter(matters),
        observers: quorum.observers.filter(matters),
      };
      const verdict = judgeMember(quorum, { nodeId, joined: false });
      return judgeMember(less, { nodeId, joined: false }).reason === verdict.reason;
    }),
  ).toBeUndefined();
});
