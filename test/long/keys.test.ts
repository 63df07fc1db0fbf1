import { beforeAll, describe, expect, it } from 'vitest';
import { isNewerThan, isRemovedIn, type Key } from '../../src/zookeeper/keys/key.ts';
import { findKey, keyGroups } from '../../src/zookeeper/keys/keys.ts';
import { parseVersion, type Version } from '../../src/zookeeper/version.ts';
import {
  hasKey,
  type Jars,
  type Reading,
  readJars,
  readKeys,
  senseless,
} from '../support/keysInJars.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

const keys = keyGroups().flatMap((group) => group.keys);

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

const isOwn = (name: string): boolean =>
  !noKeysOfTheReader.test(name) || name === 'metricsProvider.className';

/** Whether a server of this version has the key; the provider for Prometheus is a jar of its own. */
function isThere(key: Key, version: Version, { provider }: Jars): boolean {
  const ofProvider = /^metricsProvider\.(?!className|NAME)/.test(key.name);
  const counts = ofProvider ? provider : version;
  return counts !== undefined && !isNewerThan(key, counts) && !isRemovedIn(key, counts);
}

describe.each(zookeeperVersions)('ZooKeeper %s', (text) => {
  const version = parseVersion(text) ?? [0, 0, 0];
  let jars: Jars;
  let readings: ReadonlyMap<string, Reading>;

  beforeAll(async () => {
    jars = await readJars(text);
    const ofReader = [...(jars.constants.get('QuorumPeerConfig') ?? [])];
    const ofTable = keys.map(({ name }) => name);
    readings = await readKeys(jars.lib, [...new Set([...ofReader, ...ofTable])]);
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
      .filter(({ name }) => isOwn(name))
      .filter(({ place }) => place === 'config' || place === 'property')
      .map((key) => [
        key.name,
        key.place === 'config' && isThere(key, version, jars) ? 'config' : 'property',
      ]);
    expect(expected.map(([name = '']) => [name, readings.get(name)?.place])).toEqual(expected);
  });

  it('reads no key from zoo.cfg itself that the table does not have', () => {
    const taken = [...readings].filter(([, { place }]) => place === 'config').map(([name]) => name);
    const unknown = taken
      .filter((name) => !noKeysOfTheReader.test(name))
      .filter((name) => findKey(name)?.place !== 'config');
    expect(unknown).toEqual([]);
  });

  it('refuses to start with a boolean of zoo.cfg that is none just where the lint says so', () => {
    const booleans = keys.filter(({ kind, name }) => {
      const { place } = readings.get(name) ?? {};
      return place === 'config' && kind.shown === 'true, false' && isOwn(name);
    });
    const refused = booleans.filter(({ name }) => readings.get(name)?.refused === true);
    const expected = booleans.filter(({ kind }) =>
      /do not start/.test(kind.findProblem(senseless, version) ?? ''),
    );
    expect(booleans.length).toBeGreaterThan(1);
    expect(refused.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  });

  it('refuses to start with a number of zoo.cfg that is none', () => {
    const numbers = keys.filter(({ kind, name }) => {
      const { place } = readings.get(name) ?? {};
      return place === 'config' && /^(whole number|port)/.test(kind.shown) && isOwn(name);
    });
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers.filter(({ name }) => readings.get(name)?.refused !== true)).toEqual([]);
  });
});
