import fc from 'fast-check';
import { expect, it } from 'vitest';
import { auditRecords, isClean } from '../../local/audit.ts';

const anyNumbers = fc.uniqueArray(fc.nat(200), { maxLength: 60 });
const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

it('is clean when all that was acknowledged is found in order, whatever else lies between', () => {
  fc.assert(
    fc.property(anyNumbers, anyNumbers, (some, more) => {
      const acknowledged = ascending(some);
      const found = ascending([...new Set([...some, ...more])]);
      expect(isClean(auditRecords(acknowledged, found))).toBe(true);
    }),
  );
});

it('names as lost exactly what is acknowledged and not found', () => {
  fc.assert(
    fc.property(anyNumbers, anyNumbers, (some, found) => {
      const acknowledged = ascending(some);
      const { lost } = auditRecords(acknowledged, found);
      expect(lost).toEqual(acknowledged.filter((number) => !found.includes(number)));
    }),
  );
});

it('names as repeated exactly what is acknowledged and found twice or more', () => {
  fc.assert(
    fc.property(anyNumbers, fc.array(fc.nat(200)), (some, found) => {
      const { repeated } = auditRecords(some, found);
      const twice = some.filter((number) => found.indexOf(number) !== found.lastIndexOf(number));
      expect(ascending(repeated)).toEqual(ascending(twice));
    }),
  );
});

it('names something as misplaced whenever two acknowledged records are found the wrong way round', () => {
  fc.assert(
    fc.property(anyNumbers, fc.nat(), fc.nat(), (some, i, j) => {
      fc.pre(some.length > 1 && i % some.length !== j % some.length);
      const found = ascending(some);
      const [a, b] = [i % some.length, j % some.length];
      [found[a], found[b]] = [found[b] ?? 0, found[a] ?? 0];
      expect(auditRecords(some, found).misplaced).not.toEqual([]);
    }),
  );
});
