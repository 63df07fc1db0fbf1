import { compareVersions, parseVersion, renderVersion, type Version } from '../version.ts';
import { secret, type ValueKind } from './valueKind.ts';

/**
 * Where a key has an effect.
 * - `config`: in zoo.cfg, where the server itself looks for it.
 * - `property`: in zoo.cfg, since whatever the server does not know there becomes `-Dzookeeper.<key>`.
 * - `jvm`: as a flag of the server's JVM alone.
 * - `client`: as a flag of a client's JVM; the server does not read it.
 */
export type Place = 'config' | 'property' | 'jvm' | 'client';

/** A key of zoo.cfg, or what people take for one. */
export interface Key {
  /** As zoo.cfg spells it: `snapCount`, `autopurge.purgeInterval`. */
  readonly name: string;
  readonly place: Place;
  readonly kind: ValueKind;
  /** What the server does without it, as the documents show it; none where nothing happens. */
  readonly fallback: string | undefined;
  /** What it means, in one line. */
  readonly doc: string;
  /** The first version that has it, of each line of versions that got it apart; ascending. */
  readonly since: readonly Version[];
  /** The first version that no longer has it. */
  readonly until: Version | undefined;
  /** The system property that it is; none of a key that only zoo.cfg can carry. */
  readonly flag: string | undefined;
  /** Whether its value must not be shown. */
  readonly secret: boolean;
}

type VersionText = `${number}.${number}.${number}`;

interface Details {
  /** Absent means 3.4.0 or older. */
  readonly since?: VersionText | readonly VersionText[];
  readonly until?: VersionText;
  readonly fallback?: string;
  /** The system property, where that is not the key with `zookeeper.` before it. */
  readonly flag?: string;
}

/** The oldest version that the table goes back to. */
export const oldestVersion: Version = [3, 4, 0];

function keyMaker(place: Place, toFlag: (name: string) => string | undefined) {
  return (name: string, kind: ValueKind, doc: string, details: Details = {}): Key => ({
    name,
    place,
    kind,
    doc,
    fallback: details.fallback,
    since: [details.since ?? '3.4.0'].flat().map(toVersion),
    until: details.until === undefined ? undefined : toVersion(details.until),
    flag: details.flag ?? toFlag(name),
    secret: kind === secret,
  });
}

export const config = keyMaker('config', () => undefined);
export const property = keyMaker('property', (name) => `zookeeper.${name}`);
export const jvm = keyMaker('jvm', (name) => name);
export const client = keyMaker('client', (name) => `zookeeper.${name}`);

/**
 * Whether a version has got the key already: at the patch level at which its own line got it, or later
 * than the last line that is named.
 */
export function isNewerThan({ since }: Pick<Key, 'since'>, version: Version): boolean {
  const ofLine = since.find(([major, minor]) => major === version[0] && minor === version[1]);
  const first = ofLine ?? since.at(-1) ?? oldestVersion;
  return compareVersions(version, first) < 0;
}

export function isRemovedIn({ until }: Key, version: Version): boolean {
  return until !== undefined && compareVersions(version, until) >= 0;
}

/** `3.7.2, 3.8.5, 3.9.0`. */
export function renderSince({ since }: Key): string {
  return since.map(renderVersion).join(', ');
}

function toVersion(written: VersionText): Version {
  return parseVersion(written) ?? oldestVersion;
}
