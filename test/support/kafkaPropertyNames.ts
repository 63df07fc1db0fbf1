import { isIn, knownProperties } from '../../src/kafka/properties/knownProperties.ts';

/** A property in a list: types may change from one version to the next, but what is a password stays one. */
const show = (name: string, type: string): string =>
  type === 'PASSWORD' ? `${name} (secret)` : name;

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
