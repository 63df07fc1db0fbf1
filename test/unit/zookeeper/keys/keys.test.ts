import { describe, expect, it } from 'vitest';
import {
  isNewerThan,
  isRemovedIn,
  type Key,
  renderSince,
} from '../../../../src/zookeeper/keys/key.ts';
import { findKey, keyGroups, keyNames } from '../../../../src/zookeeper/keys/keys.ts';
import { isSecretKey } from '../../../../src/zookeeper/keys/secretKey.ts';
import { parseVersion, type Version } from '../../../../src/zookeeper/version.ts';

const keys = keyGroups().flatMap((group) => group.keys);

const keyOf = (name: string): Key => {
  const key = findKey(name);
  if (key === undefined) throw new Error(`no key ${name}`);
  return key;
};
const versionOf = (text: string): Version => parseVersion(text) ?? [0, 0, 0];

it('names each key once', () => {
  expect(keyNames()).toHaveLength(keys.length);
});

it.each(keys.map((key) => [key.name, key] as const))('%s is told in one line', (_, key) => {
  expect(key.doc).toMatch(/^[^\n|]{3,80}[^.\s]$/);
  expect(key.since.every((version) => version.length === 3 && version[0] === 3)).toBe(true);
  expect(renderSince(key)).toMatch(/^3\.\d+\.\d+(, 3\.\d+\.\d+)*$/);
});

describe('findKey', () => {
  it.each([
    ['snapCount', 'snapCount'],
    ['server.1', 'server.N'],
    ['server.255', 'server.N'],
    ['group.1', 'group.N'],
    ['weight.3', 'weight.N'],
    ['authProvider.sasl', 'authProvider.NAME'],
    ['authProvider.1', 'authProvider.NAME'],
    ['metricsProvider.httpPort', 'metricsProvider.httpPort'],
    ['metricsProvider.httpsPort', 'metricsProvider.NAME'],
    ['ssl.keyStore.location', 'ssl.keyStore.location'],
    ['ssl.quorum.keyStore.location', 'ssl.quorum.keyStore.location'],
  ])('%s is a %s', (name, found) => {
    expect(findKey(name)?.name).toBe(found);
  });

  it.each(['', 'snapcount', 'server.', 'server.x', 'server.N', 'authProvider.', 'toString'])(
    'nothing is called "%s"',
    (name) => {
      expect(findKey(name)).toBeUndefined();
    },
  );
});

describe('versions', () => {
  it.each([
    ['client.certReload', '3.7.1', true],
    ['client.certReload', '3.7.2', false],
    ['client.certReload', '3.8.4', true],
    ['client.certReload', '3.8.5', false],
    ['client.certReload', '3.9.0', false],
    ['electionPortBindRetry', '3.5.5', true],
    ['electionPortBindRetry', '3.5.6', false],
    ['electionPortBindRetry', '3.6.0', false],
    ['4lw.commands.whitelist', '3.4.14', false],
    ['4lw.commands.whitelist', '3.5.2', true],
    ['clientPort', '3.4.0', false],
    ['enforceQuota', '3.6.4', true],
    ['enforceQuota', '4.0.0', false],
  ])('%s in %s: newer is %s', (name, version, newer) => {
    expect(isNewerThan(keyOf(name), versionOf(version))).toBe(newer);
  });

  it.each([
    ['ipReachableTimeout', '3.4.14', false],
    ['ipReachableTimeout', '3.5.0', true],
    ['snapCount', '3.9.5', false],
  ])('%s in %s: removed is %s', (name, version, removed) => {
    expect(isRemovedIn(keyOf(name), versionOf(version))).toBe(removed);
  });
});

it.each([
  ['ssl.keyStore.password', true],
  ['ssl.quorum.trustStore.password', true],
  ['DigestAuthenticationProvider.superDigest', true],
  ['SASLAuthenticationProvider.superPassword', true],
  ['metricsProvider.ssl.keyStore.password', true],
  ['ssl.keyStore.passwordPath', false],
  ['snapCount', false],
])('%s is a secret: %s', (name, secret) => {
  expect(isSecretKey(name)).toBe(secret);
});

it.each(keys.map(({ name, secret }) => [name, secret] as const))(
  'tells by its name whether %s is a secret',
  (name, secret) => {
    expect(isSecretKey(name)).toBe(secret);
  },
);
