import fc from 'fast-check';

export const faultKinds = ['kill', 'stop', 'pause', 'cut'] as const;

/** What happens to one member: SIGKILL, SIGTERM, all its processes held still, or no network. */
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** The index of the member that it strikes. */
  readonly member: number;
  /** How long it stays as it is then: ended, held still or cut off. */
  readonly lastsMs: number;
  /** Whether what was ended comes back at another address, as a pod does. */
  readonly moves: boolean;
}

/** Over before anybody gives the member up. */
export const maxShortMs = 4000;
/** Longer than the session of a ZooKeeper client (10 s), a follower's patience (10 s) and a broker's session (9 s). */
export const minLongMs = 12_000;

const rounds = 60;
const shortMs = fc.integer({ min: 500, max: maxShortMs });
const longMs = fc.integer({ min: minLongMs, max: minLongMs + 3000 });

/**
 * Faults in an order of chance, the same for the same seed. Each four hold every kind once, two of them short and
 * two long, and strike at least three members, or all where there are fewer.
 */
export function planFaults(seed: number, members: number): readonly Fault[] {
  return fc.sample(fc.noBias(anyRound(members)), { seed, numRuns: rounds }).flat();
}

function anyRound(members: number): fc.Arbitrary<readonly Fault[]> {
  const everyKind = fc.shuffledSubarray([...faultKinds], { minLength: faultKinds.length });
  const lengths = fc.shuffledSubarray([shortMs, shortMs, longMs, longMs], { minLength: 4 });
  const order = Array.from({ length: members }, (_, member) => member);
  return fc
    .record({
      kinds: everyKind,
      lasts: lengths.chain((four) => fc.tuple(...four)),
      members: fc.shuffledSubarray(order, { minLength: members }),
      moves: fc.array(fc.boolean(), { minLength: faultKinds.length }),
    })
    .map((round) =>
      round.kinds.map((kind, index) => ({
        kind,
        member: round.members[index % members] ?? 0,
        lastsMs: round.lasts[index] ?? 0,
        moves: (kind === 'kill' || kind === 'stop') && round.moves[index] === true,
      })),
    );
}
