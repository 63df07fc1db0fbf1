import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Fault, faultKinds, maxShortMs, minLongMs, planFaults } from '../support/faultPlan.ts';

const anySeed = fc.integer();
const anyMembers = fc.integer({ min: 1, max: 5 });

function forEachRound(check: (round: readonly Fault[], members: number) => void): void {
  fc.assert(
    fc.property(anySeed, anyMembers, (seed, members) => {
      const plan = planFaults(seed, members);
      for (let from = 0; from < plan.length; from += faultKinds.length) {
        check(plan.slice(from, from + faultKinds.length), members);
      }
    }),
    { numRuns: 10 },
  );
}

it('is the same plan for the same seed', () => {
  fc.assert(
    fc.property(anySeed, anyMembers, (seed, members) => {
      expect(planFaults(seed, members)).toEqual(planFaults(seed, members));
    }),
    { numRuns: 10 },
  );
});

it('is another plan for another seed', () => {
  const plans = [1, 2, 3, 4, 5].map((seed) => JSON.stringify(planFaults(seed, 3)));
  expect(new Set(plans).size).toBe(plans.length);
});

it('has every kind of fault in each four', () => {
  forEachRound((round) => {
    expect(round.map(({ kind }) => kind).toSorted()).toEqual(faultKinds.toSorted());
  });
});

it('has two faults in each four that everybody outlives, and two that nobody does', () => {
  forEachRound((round) => {
    expect(round.filter(({ lastsMs }) => lastsMs <= maxShortMs)).toHaveLength(2);
    expect(round.filter(({ lastsMs }) => lastsMs >= minLongMs)).toHaveLength(2);
    expect(Math.max(...round.map(({ lastsMs }) => lastsMs))).toBeLessThanOrEqual(minLongMs + 3000);
  });
});

it('strikes every member there is, as far as four faults reach', () => {
  forEachRound((round, members) => {
    const struck = new Set(round.map(({ member }) => member));
    expect(struck.size).toBe(Math.min(members, faultKinds.length));
    expect([...struck].every((member) => member >= 0 && member < members)).toBe(true);
  });
});

it('moves only what ends', () => {
  forEachRound((round) => {
    for (const { kind, moves } of round) expect(moves && !/kill|stop/.test(kind)).toBe(false);
  });
});
