import { expect, it } from 'vitest';
import type { TlsRead } from '../../../../src/tls/tlsFolder.ts';
import { parseServerLine } from '../../../../src/zookeeper/ensemble/serverLine.ts';
import { isKnownTo } from '../../../../src/zookeeper/member/firstVersions.ts';
import { isNewerThan } from '../../../../src/zookeeper/keys/key.ts';
import { findKey, keyGroups } from '../../../../src/zookeeper/keys/keys.ts';
import { findSaslProblems, saslProperties } from '../../../../src/zookeeper/sasl/saslProperties.ts';
import { planClientTls, planQuorumTls } from '../../../../src/zookeeper/security/tls.ts';
import { findVersionProblems } from '../../../../src/zookeeper/settings/versionProblems.ts';
import { renderVersion, type Version } from '../../../../src/zookeeper/version.ts';
import { generateKeys } from '../../../../src/zookeeper/member/zooCfg.ts';
import { settingsOf } from '../../../support/zkSettings.ts';

const servers = ['1=a:2888:3888', '2=b:2888:3888:observer'].map((line) => {
  const server = parseServerLine(line);
  if (!server.ok) throw new Error(server.problem);
  return server.value;
});

/** What there is to ask for, each setting by itself, so that a version that cannot do it is left out. */
const asked: readonly Readonly<Record<string, string>>[] = [
  { ZK_CLIENT_PORT_ADDRESS: '127.0.0.1', ZK_QUORUM_LISTEN_ON_ALL_IPS: 'true' },
  { ZK_SECURE_CLIENT_PORT: '2281', ZK_SECURE_CLIENT_PORT_ADDRESS: '127.0.0.1' },
  { ZK_ADMIN_SERVER: 'true' },
  { ZK_METRICS_PORT: '7000' },
  { ZK_VOLUME_GUARD: 'true' },
];

const read: TlsRead = {
  ok: true,
  material: { keyStorePem: '', trustStorePem: '' },
  warnings: [],
};
const place = { confDir: '/conf', from: 'ZK_TLS_DIR' };

function keysOfTls(version: Version): readonly string[] {
  const settings = settingsOf({ ZK_TLS_DIR: '/tls', ZK_QUORUM_TLS_DIR: '/tls' });
  if (findVersionProblems(settings, { version, prometheus: true }).length > 0) return [];
  const plans = [planClientTls(read, { ...place, version }), planQuorumTls(read, place)];
  return plans.flatMap(({ keys }) => keys.map(({ key }) => key));
}

function keysOfSasl(version: Version): readonly string[] {
  return [true, false].flatMap((required) =>
    (['off', 'required'] as const)
      .map((quorum) => ({ clients: true, required, quorum, version }))
      .filter((sasl) => findSaslProblems(sasl).length === 0)
      .flatMap((sasl) => saslProperties(sasl).map(([key]) => key)),
  );
}

/** Every key that may be generated for a server of this version. */
function keysFor(version: Version): string[] {
  const ofSettings = asked
    .map((env) => settingsOf(env))
    .filter((all) => findVersionProblems(all, { version, prometheus: true }).length === 0)
    .flatMap((all) =>
      generateKeys(all, { servers, myid: 2, voters: [1, 2, 3] }).map(({ key }) => key),
    );
  return [...new Set([...ofSettings, ...keysOfTls(version), ...keysOfSasl(version)])];
}

/** The versions at which anything in the table begins, and the ones before. */
const versions = new Map(
  keyGroups()
    .flatMap(({ keys }) => keys.flatMap(({ since }) => since))
    .flatMap(([major, minor, patch]): Version[] => [
      [major, minor, patch],
      [major, minor, Math.max(0, patch - 1)],
    ])
    .map((version) => [renderVersion(version), version] as const),
);

it.each([...versions])('says of the keys for ZooKeeper %s what the table says', (_, version) => {
  const keys = keysFor(version);
  expect(keys.length).toBeGreaterThan(15);
  expect(keys.filter((key) => isKnownTo(version, key))).toEqual(
    keys.filter((name) => {
      const key = findKey(name);
      return key !== undefined && !isNewerThan(key, version);
    }),
  );
});

it('takes a server whose version is not seen for the newest', () => {
  expect(isKnownTo(undefined, 'client.certReload')).toBe(true);
});
