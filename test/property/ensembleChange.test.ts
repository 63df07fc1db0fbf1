import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  canMissEachOther,
  findChangeProblem,
} from '../../src/zookeeper/ensemble/ensembleChange.ts';

const voters = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 7 });

function majorities(ids: readonly number[]): number[][] {
  return Array.from({ length: 2 ** ids.length }, (_, bits) =>
    ids.filter((_id, index) => (bits >> index) % 2 === 1),
  ).filter((some) => some.length > ids.length / 2);
}

it('two lists can miss each other where some majorities have no member in common', () => {
  fc.assert(
    fc.property(voters, voters, (a, b) => {
      const apart = majorities(a).some((one) =>
        majorities(b).some((other) => one.every((id) => !other.includes(id))),
      );
      expect(canMissEachOther(a, b)).toBe(apart);
    }),
  );
});

it('one member more or less never is a problem', () => {
  fc.assert(
    fc.property(voters, (ids) => {
      expect(findChangeProblem([ids], [...ids, 9])).toBeUndefined();
      expect(findChangeProblem([[...ids, 9]], ids)).toBeUndefined();
    }),
  );
});
