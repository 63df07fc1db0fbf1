import { beforeAll, describe, expect, it } from 'vitest';
import { isNewerThan, isRemovedIn, type Key } from '../../src/zookeeper/keys/key.ts';
import { findKey, keyGroups } from '../../src/zookeeper/keys/keys.ts';
import { parseVersion, type Version } from '../../src/zookeeper/version.ts';
import { hasKey, type Jars, readJars, readPlaces } from '../support/keysInJars.ts';

const keys = keyGroups.flatMap((group) => group.keys);

/** Flags of the JVM itself, which no class of ZooKeeper names. */
const ofTheJvm = new Set(['java.security.krb5.conf']);

/** System properties that are nobody's to set. */
const notKeys = new Map([
  ['version', 'what Environment calls the version of the client'],
  ['configuration', 'of a server within another program'],
  ['controllerPort', "of the tests' controller"],
  ['testingonly.initialZxid', 'for tests, says its name'],
  ['test.allowDiscontinuousProposals', 'for tests, says its name'],
]);

/** Constants of zoo.cfg's reader that begin a family, or are no keys: what it does with those is its own. */
const noKeysOfTheReader = /^(server\.|group|weight|metricsProvider\.)/;

/** Whether a server of this version has the key; the provider for Prometheus is a jar of its own. */
function isThere(key: Key, version: Version, { provider }: Jars): boolean {
  const ofProvider = /^metricsProvider\.(?!className|NAME)/.test(key.name);
  const counts = ofProvider ? provider : version;
  return counts !== undefined && !isNewerThan(key, counts) && !isRemovedIn(key, counts);
}

describe.each(['3.4.14', '3.5.10', '3.6.4', '3.7.2', '3.8.6', '3.9.5'])('ZooKeeper %s', (text) => {
  const version = parseVersion(text) ?? [0, 0, 0];
  let jars: Jars;
  let places: ReadonlyMap<string, string>;

  beforeAll(async () => {
    jars = await readJars(text);
    const ofReader = [...(jars.constants.get('QuorumPeerConfig') ?? [])];
    const ofTable = keys.map(({ name }) => name);
    places = await readPlaces(jars.lib, [...new Set([...ofReader, ...ofTable])]);
  }, 120_000);

  it('has in its classes the keys that the table says it has, and none of the others', () => {
    const known = keys.filter(({ name }) => !ofTheJvm.has(name));
    const found = known.filter((key) => hasKey(jars, key)).map(({ name }) => name);
    const expected = known.filter((key) => isThere(key, version, jars)).map(({ name }) => name);
    expect(found).toEqual(expected);
  });

  it('has no system property of its own that the table does not have', () => {
    const unknown = [...jars.constants.values()]
      .flatMap((ofClass) => Array.from(ofClass))
      .map((constant) => /^zookeeper\.(.*[^.])$/.exec(constant)?.[1])
      .filter((name) => name !== undefined && !notKeys.has(name))
      .filter((name) => {
        const key = findKey(name ?? '');
        return key === undefined || !isThere(key, version, jars);
      });
    expect(unknown).toEqual([]);
  });

  it('reads from zoo.cfg itself what the table calls its key, and makes the rest properties', () => {
    const expected = keys
      .filter(({ name }) => !noKeysOfTheReader.test(name) || name === 'metricsProvider.className')
      .filter(({ place }) => place === 'config' || place === 'property')
      .map((key) => [
        key.name,
        key.place === 'config' && isThere(key, version, jars) ? 'config' : 'property',
      ]);
    expect(expected.map(([name = '']) => [name, places.get(name)])).toEqual(expected);
  });

  it('reads no key from zoo.cfg itself that the table does not have', () => {
    const taken = [...places].filter(([, place]) => place === 'config').map(([name]) => name);
    const unknown = taken
      .filter((name) => !noKeysOfTheReader.test(name))
      .filter((name) => findKey(name)?.place !== 'config');
    expect(unknown).toEqual([]);
  });
});
