import { trimAsJava } from '../../java/blanks.ts';
import { quote } from '../../tool/parsers.ts';
import type { Issue } from '../../tool/settings.ts';
import { type Entries, type Entry, issueOf } from './entries.ts';
import { findProperty, isIn, isKnownLine } from './knownProperties.ts';

/**
 * What was given as a number or a boolean and is none to Kafka, which would stop at the first of them: the
 * type alone is judged, not which values make sense.
 */
export function findBadValues(given: Entries, version: string): Issue[] {
  if (!isKnownLine(version)) return [];
  const resolved = given.has('config.providers');
  return [...given.values()]
    .filter(({ value }) => !resolved || !reference.test(value))
    .flatMap((entry) => {
      const property = findProperty(entry.key);
      if (property === undefined || !isIn(property, version)) return [];
      const expected = findExpected(property.type, entry.value);
      return expected === undefined
        ? []
        : [issueOf(entry, `expected ${expected}, got ${show(entry)}`)];
    });
}

/** What a provider of config.providers is asked for: `${file:/mnt/broker.properties:partitions}`. */
const reference = /\$\{[^}]*?:[^}]*\}/;

const bits: ReadonlyMap<string, bigint> = new Map([
  ['SHORT', 16n],
  ['INT', 32n],
  ['LONG', 64n],
]);

// Double.valueOf, with its hexadecimal notation and the letters that its literals may end in
const decimal = String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const hexadecimal = String.raw`0[xX](?:[\da-fA-F]+\.?|[\da-fA-F]*\.[\da-fA-F]+)[pP][+-]?\d+`;
const double = new RegExp(String.raw`^[+-]?(?:NaN|Infinity|(?:${decimal}|${hexadecimal})[fFdD]?)$`);

/** What a value of this type should be, if this is none (ConfigDef.parseType); undefined where it is one. */
export function findExpected(type: string, value: string): string | undefined {
  const text = trimAsJava(value);
  const size = bits.get(type);
  if (size !== undefined) return findExpectedInteger(text, 2n ** (size - 1n));
  if (type === 'DOUBLE') return double.test(text) ? undefined : 'a number';
  if (type === 'BOOLEAN') return /^(?:true|false)$/i.test(text) ? undefined : 'true or false';
  return undefined;
}

function findExpectedInteger(text: string, bound: bigint): string | undefined {
  if (!/^[+-]?\d+$/.test(text)) return 'a whole number';
  const value = BigInt(text.replace('+', ''));
  return -bound <= value && value < bound
    ? undefined
    : `a whole number, ${-bound} to ${bound - 1n}`;
}

/** What a file holds that was named for it may be the secret of something else. */
function show({ value, subject }: Entry): string {
  return subject.endsWith('_FILE') ? 'something else (it is not shown)' : quote(value);
}
