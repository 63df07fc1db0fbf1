import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameOf } from '../../src/kafka/cluster/partitions.ts';
import { type CatchUp, stepCatchUp } from '../../src/kafka/verdicts/catchUp.ts';
import type { Partition } from '../../src/kafka/wire/metadata.ts';

const self = 1;
const brokers = [0, self, 2];
const anyIds = fc.subarray(brokers);

// few names, so that partitions come, go and come again
const anyPartition: fc.Arbitrary<Partition> = anyIds.chain((replicas) =>
  fc.record({
    topic: fc.constantFrom('a', 'b'),
    partition: fc.nat(2),
    leader: fc.constantFrom(-1, ...brokers),
    replicas: fc.constant(replicas),
    isr: fc.subarray(replicas),
    offline: anyIds,
  }),
);
const anyLook = fc.uniqueArray(anyPartition, { selector: nameOf, maxLength: 6 });
const anyLooks = fc.array(anyLook, { minLength: 1, maxLength: 8 });

function run(looks: readonly (readonly Partition[])[]): CatchUp[] {
  let catchUp: CatchUp | undefined;
  return looks.map((look) => (catchUp = stepCatchUp(catchUp, look, self)));
}

const namesOf = ({ behind }: CatchUp): string[] => behind.map(nameOf);

/** Checks a law of what is awaited, look after look. */
function always(
  law: (looks: readonly (readonly Partition[])[], found: readonly CatchUp[]) => boolean,
) {
  const property = fc.property(anyLooks, (looks) => law(looks, run(looks)));
  return fc.check(property, { numRuns: 2000 }).counterexample ?? undefined;
}

it('never awaits more than the time before, so nothing once it awaits nothing', () => {
  expect(
    always((_, found) =>
      found.every((catchUp, at) => {
        const before = found[at - 1];
        return (
          before === undefined || namesOf(catchUp).every((name) => namesOf(before).includes(name))
        );
      }),
    ),
  ).toBeUndefined();
});

it('awaits only own replicas that are not in sync as it looks', () => {
  expect(
    always((looks, found) =>
      found.every((catchUp, at) =>
        namesOf(catchUp).every((name) => {
          const partition = looks[at]?.find((one) => nameOf(one) === name);
          return partition?.replicas.includes(self) === true && !partition.isr.includes(self);
        }),
      ),
    ),
  ).toBeUndefined();
});

it('awaits at first every own replica that is not in sync', () => {
  expect(
    always(([look = []], [first]) => {
      const lacking = look.filter(
        ({ replicas, isr }) => replicas.includes(self) && !isr.includes(self),
      );
      return first !== undefined && namesOf(first).join(' ') === lacking.map(nameOf).join(' ');
    }),
  ).toBeUndefined();
});

it('lets go of nothing that lacks in every look', () => {
  expect(
    always((looks, found) => {
      const lacks = looks.map(
        (look) =>
          new Set(
            look
              .filter(({ replicas, isr }) => replicas.includes(self) && !isr.includes(self))
              .map(nameOf),
          ),
      );
      const stubborn = [...(lacks[0] ?? [])].filter((name) => lacks.every((set) => set.has(name)));
      const last = found.at(-1);
      return last !== undefined && stubborn.every((name) => namesOf(last).includes(name));
    }),
  ).toBeUndefined();
});

it("minds nobody else's partitions, however they are", () => {
  expect(
    always((looks, found) => {
      const own = looks.map((look) => look.filter(({ replicas }) => replicas.includes(self)));
      return JSON.stringify(run(own)) === JSON.stringify(found);
    }),
  ).toBeUndefined();
});
