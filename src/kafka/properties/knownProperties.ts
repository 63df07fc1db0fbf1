import { once } from '../../tool/once.ts';
import { isAtLeast } from '../version.ts';
import { newestLine, oldestLine, propertyTable } from './propertyTable.ts';

/** A property that some line of Kafka defines for a broker. */
export interface Property {
  readonly name: string;
  /** As Kafka calls it: INT, LIST, PASSWORD and so on. */
  readonly type: string;
  /** The first line that has it, such as 4.1; undefined where the oldest one known here has it. */
  readonly since: string | undefined;
  /** The last line that has it; undefined where the newest one known here has it. */
  readonly until: string | undefined;
}

/** What stands before a listener's own value of a property, the listener's name behind it. */
const listenerPrefix = 'listener.name.';

/** Every property of the table by its name. */
export const knownProperties = once<ReadonlyMap<string, Property>>(
  () =>
    new Map(
      propertyTable
        .trim()
        .split('\n')
        .map((row) => parseRow(row)),
    ),
);

function parseRow(row: string): readonly [string, Property] {
  const [name = '', type = '', lines = ''] = row.split(' ');
  const [since = '', until = ''] = lines.split('-');
  return [
    name,
    {
      name,
      type,
      since: since === '' ? undefined : since,
      until: until === '' ? undefined : until,
    },
  ];
}

/**
 * The property of the table that a key sets: itself, or what follows `listener.name.<listener>.` and
 * `listener.name.<listener>.<mechanism>.` (Kafka's documentation, "Listener Configuration").
 */
export function findProperty(key: string): Property | undefined {
  const known = knownProperties();
  const found = namesOf(key).find((name) => known.has(name));
  return found === undefined ? undefined : known.get(found);
}

/** What a key may stand for: without the listener and the mechanism before it, as it is at last. */
export function namesOf(key: string): readonly string[] {
  if (!key.startsWith(listenerPrefix)) return [key];
  const [, ...rest] = key.slice(listenerPrefix.length).split('.');
  return [rest.join('.'), rest.slice(1).join('.'), key];
}

/** Whether a property is defined in the version of Kafka that runs, newer ones having what the newest one has. */
export function isIn({ since, until }: Property, version: string): boolean {
  return (
    (since === undefined || isAtLeast(version, since)) &&
    (until === undefined || isAtLeast(until, version))
  );
}

/** Whether the table was read from this line of Kafka, or from those around it. */
export function isKnownLine(version: string): boolean {
  return isAtLeast(version, oldestLine) && isAtLeast(newestLine, version);
}
