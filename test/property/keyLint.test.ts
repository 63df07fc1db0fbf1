import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolveKeyName } from '../../src/zookeeper/keys/keyName.ts';
import { findKey, keyNames } from '../../src/zookeeper/keys/keys.ts';
import { lintEntries } from '../../src/zookeeper/keys/lint.ts';
import type { Version } from '../../src/zookeeper/version.ts';

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
const key = fc.oneof(
  fc.constantFrom(...keyNames(), 'server.1', 'authProvider.x', '__proto__'),
  anyText,
);
const value = fc.oneof(
  anyText,
  fc.bigInt().map(String),
  fc.double().map(String),
  fc.constantFrom('true', 'false', 'yes', '', ' 5 ', '/a', 'a,b'),
);
const version = fc.option(
  fc.tuple(fc.constant(3), fc.nat(10), fc.nat(20)) satisfies fc.Arbitrary<Version>,
  { nil: undefined },
);
const entries = fc.array(fc.record({ key, value, subject: fc.nat(9).map((n) => `subject ${n}`) }), {
  maxLength: 6,
});

const countUnknown = (messages: readonly string[]) =>
  messages.filter((message) => message.includes('no key that ZooKeeper')).length;

it('lint never throws, and each message begins with the subject of an entry', () => {
  fc.assert(
    fc.property(entries, version, fc.boolean(), (some, installed, allowUnknown) => {
      const subjects = some.map(({ subject }) => `${subject}: `);
      const { problems, warnings } = lintEntries(some, { version: installed, allowUnknown });
      for (const message of [...problems, ...warnings]) {
        expect(subjects.some((subject) => message.startsWith(subject))).toBe(true);
      }
    }),
    { numRuns: 10_000 },
  );
});

it('without a version nothing is said of versions', () => {
  fc.assert(
    fc.property(entries, (some) => {
      const { warnings } = lintEntries(some, { version: undefined, allowUnknown: false });
      expect(warnings).toEqual([]);
    }),
  );
});

it('every unknown key, and no other, is a problem, or a warning where they are allowed', () => {
  fc.assert(
    fc.property(key, value, fc.boolean(), (name, text, allowUnknown) => {
      const entry = { key: name, value: text, subject: 'it' };
      const { problems, warnings } = lintEntries([entry], { version: undefined, allowUnknown });
      const expected = findKey(name) === undefined ? 1 : 0;
      expect(countUnknown(allowUnknown ? warnings : problems)).toBe(expected);
      expect(countUnknown(allowUnknown ? problems : warnings)).toBe(0);
    }),
  );
});

it('a resolved name resolves to itself', () => {
  fc.assert(
    fc.property(key, (name) => {
      const resolved = resolveKeyName(name);
      expect(resolveKeyName(resolved)).toBe(resolved);
    }),
  );
});
