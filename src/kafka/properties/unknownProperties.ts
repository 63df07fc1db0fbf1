import { findNearest } from '../../tool/nearest.ts';
import type { Entries, Entry } from './entries.ts';
import {
  findProperty,
  isIn,
  isKnownLine,
  knownProperties,
  namesOf,
  type Property,
} from './knownProperties.ts';
import { isReadOtherwise, replacements } from './otherProperties.ts';
import { isAtLeast } from '../version.ts';
import { variableOf, variablePrefix } from './variableName.ts';

/** Keys whose value is the class of a plugin; it may read any key. */
const pluginKey = /(?:\.class(?:\.name)?|reporters|security\.providers|assignors)$/;
const ownClass = /^(?:$|(?:org\.apache\.kafka|kafka)\.)/;

/** Those of tiered storage's plugins, by the keys that set them (RemoteLogManagerConfig). */
const prefixKeys = [
  ['remote.log.storage.manager.impl.prefix', 'rsm.config.'],
  ['remote.log.metadata.manager.impl.prefix', 'rlmm.config.'],
] as const;

/**
 * A warning for each property that the broker would not heed, with the nearest one that it would. Where a
 * plugin may read it, or Kafka is of a line that is not known here, only what is nearly a property counts.
 */
export function warnOfUnknown(given: Entries, own: ReadonlySet<string>, version: string): string[] {
  const prefixes = prefixKeys.map(([key, fallback]) => given.get(key)?.value.trim() ?? fallback);
  const doubtful = hasPlugin(given) || !isKnownLine(version);
  const entries = [...given.values()];
  const strangers = entries.filter(
    ({ key }) => findProperty(key) === undefined && !isReadOtherwise(key, prefixes),
  );
  return [
    ...warnOfOtherLines(entries, version),
    ...strangers.flatMap((entry) => warnOfStranger(entry, { own, version, doubtful })),
  ];
}

interface Reader {
  readonly own: ReadonlySet<string>;
  readonly version: string;
  readonly doubtful: boolean;
}

function warnOfStranger(entry: Entry, { own, version, doubtful }: Reader): string[] {
  const { key, subject } = entry;
  const replacement = replacements.get(key);
  if (replacement !== undefined) {
    return [`${subject}: Kafka ${version} has no property ${key} any more (use ${replacement})`];
  }
  const mostEdits = doubtful ? 2 : undefined;
  const nearest = findNearestName(entry, { own, version, mostEdits });
  if (doubtful && nearest === undefined) return [];
  const hint = nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
  return [`${subject}: Kafka ${version} has no property ${key}${hint}`];
}

interface Names extends Pick<Reader, 'own' | 'version'> {
  /** Between a name and the nearest one. */
  readonly mostEdits: number | undefined;
}

/** In the operator's spelling: a variable's name for a variable, else that of a property. */
function findNearestName(
  { key, subject }: Entry,
  { own, version, mostEdits }: Names,
): string | undefined {
  const names = [...knownProperties().values()]
    .filter((property) => isIn(property, version))
    .map(({ name }) => name);
  if (subject.startsWith(variablePrefix)) {
    const variables = [...names.map((name) => variableOf(name)), ...own];
    // without the prefix, which would make all of them alike
    const bare = variables
      .filter((name) => name.startsWith(variablePrefix))
      .map((name) => name.slice(variablePrefix.length));
    const found = findNearest(variableOf(key).slice(variablePrefix.length), bare, mostEdits);
    if (found !== undefined) return `${variablePrefix}${found}`;
  }
  if (names.includes(`log.${key}`)) return `log.${key}`;
  const [bare = key] = namesOf(key);
  const found = findNearest(bare, names, mostEdits);
  return found === undefined || bare === key
    ? found
    : `${key.slice(0, key.length - bare.length)}${found}`;
}

/** Properties that come later or are gone, those of one line together. */
function warnOfOtherLines(entries: readonly Entry[], version: string): string[] {
  const others = entries.flatMap(({ key, subject }) => {
    const property = findProperty(key);
    return property === undefined || isIn(property, version)
      ? []
      : [{ subject, when: sayWhen(property, version) }];
  });
  return [...Map.groupBy(others, ({ when }) => when)].map(([when, group]) => {
    const them = group.length === 1 ? 'it' : 'them';
    const remedy = when.startsWith('gone') ? ` (leave ${them} out)` : '';
    const subjects = group.map(({ subject }) => subject).join(', ');
    return `${subjects}: ${when}, ${version} does not heed ${them}${remedy}`;
  });
}

function sayWhen({ since, until }: Property, version: string): string {
  return since !== undefined && !isAtLeast(version, since)
    ? `comes with Kafka ${since}`
    : `gone after Kafka ${until}`;
}

function hasPlugin(given: Entries): boolean {
  return [...given.values()].some(
    ({ key, value }) =>
      pluginKey.test(key) && value.split(',').some((name) => !ownClass.test(name.trim())),
  );
}
