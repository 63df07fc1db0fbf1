import { isIn, knownProperties } from '../../src/kafka/properties/knownProperties.ts';

const kept = new Set(['PASSWORD', 'BOOLEAN', 'DOUBLE', 'INT', 'LONG', 'SHORT']);

/** What takes more in a later version than in an earlier one. */
const grown = new Map([['group.share.max.size', 'INT']]);

/** A property in a list: a text may become a list in a later version, but secrets and numbers stay what they are. */
const show = (name: string, type: string): string =>
  kept.has(type) ? `${name} ${grown.get(name) ?? type}` : name;

/** What the table says that a version of Kafka has. */
export function propertiesInTable(version: string): string[] {
  return [...knownProperties().values()]
    .filter((property) => isIn(property, version))
    .map(({ name, type }) => show(name, type))
    .toSorted();
}

/** What its jars say. */
export function propertiesInJars(types: ReadonlyMap<string, string>): string[] {
  return [...types].map(([name, type]) => show(name, type)).toSorted();
}
