import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type MemberState,
  parseMemberState,
  renderMemberState,
} from '../../src/zookeeper/volume/memberState.ts';

const numRuns = 10_000;
const id = fc.integer({ min: 1, max: 255 });
const state: fc.Arbitrary<MemberState> = fc.record({
  myid: id,
  dataLogDir: fc.string().map((text) => `/${text}`),
  zookeeper: fc.option(fc.string(), { nil: null }),
  used: fc.boolean(),
  voters: fc.array(fc.uniqueArray(id)),
  joinedAtMs: fc.maxSafeNat(),
  weights: fc.array(fc.string()),
});

it('parse(render(state)) = state', () => {
  fc.assert(
    fc.property(state, (one) => {
      expect(parseMemberState(renderMemberState(one))).toEqual({ ok: true, value: one });
    }),
    { numRuns },
  );
});

it('a file that was cut off anywhere is refused, never read as less', () => {
  fc.assert(
    fc.property(state, fc.nat(), (one, at) => {
      const text = renderMemberState(one).trimEnd();
      expect(parseMemberState(text.slice(0, at % text.length)).ok).toBe(false);
    }),
    { numRuns },
  );
});

it('no text makes it throw, and what it takes it writes the same', () => {
  const keys = [
    'version',
    'myid',
    'dataLogDir',
    'zookeeper',
    'used',
    'voters',
    'joinedAtMs',
    'weights',
  ];
  const changed = fc
    .tuple(state, fc.constantFrom(...keys), fc.jsonValue())
    .map(([one, key, value]) => JSON.stringify({ version: 1, ...one, [key]: value }));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), changed), (text) => {
      const read = parseMemberState(text);
      const again = read.ok ? parseMemberState(renderMemberState(read.value)) : read;
      expect(again).toEqual(read);
    }),
    { numRuns },
  );
});
