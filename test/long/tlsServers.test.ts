import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import type { Property } from '../../src/java/properties.ts';
import { readTlsFolder } from '../../src/tls/readTlsFolder.ts';
import {
  type Identity,
  makeAuthority,
  makeIdentity,
  quorumUsages,
  renderCertificates,
  renderKey,
  validFor,
  writeSecret,
} from '../support/certificates.ts';
import { type PlainServer, startPlainServer } from '../support/plainServer.ts';
import { runZooKeeperMain } from '../support/runZooKeeperMain.ts';

let folder: string;
let authority: Identity;
const servers: PlainServer[] = [];

const valid = validFor(-1, 90);
const addresses = ['127.0.102.21', '127.0.102.22'];
/** What the kernel gives a connection to any loopback address as its own. */
const outgoing = '127.0.0.1';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tls-servers-'));
  authority = await makeAuthority(valid);
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  rmSync(folder, { recursive: true });
});

/** Has a certificate issued as cert-manager would, and gives the properties that name what became of it. */
async function issue(name: string, names: readonly string[], hostNames: readonly string[]) {
  const leaf = await makeIdentity({
    ...valid,
    issuer: authority,
    addresses: names,
    usages: quorumUsages,
  });
  const secret = writeSecret(join(folder, name), {
    'tls.crt': renderCertificates(leaf),
    'tls.key': renderKey(leaf, 'sec1'),
    'ca.crt': renderCertificates(authority),
  });
  const read = readTlsFolder(secret, {
    subject: 'ZK_TLS_DIR',
    now: new Date(),
    hostNames,
    uses: ['serverAuth', 'clientAuth'],
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const [keyStore, trustStore] = ['key', 'trust'].map((kind) =>
    join(folder, `${name}-${kind}.pem`),
  );
  writeFileSync(keyStore ?? '', read.material.keyStorePem, { mode: 0o600 });
  writeFileSync(trustStore ?? '', read.material.trustStorePem);
  const stores = [
    ['keyStore.location', keyStore ?? ''],
    ['keyStore.type', 'PEM'],
    ['trustStore.location', trustStore ?? ''],
    ['trustStore.type', 'PEM'],
  ] as const;
  return {
    warnings: read.warnings,
    properties: ['ssl.', 'ssl.quorum.'].flatMap((prefix) =>
      stores.map(([key, value]): Property => [prefix + key, value]),
    ),
  };
}

function startMember(myid: number, properties: readonly Property[]): PlainServer {
  const server = startPlainServer({
    folder: join(folder, `member-${myid}`),
    address: addresses[myid - 1] ?? '',
    myid,
    properties: [
      ...properties,
      ['sslQuorum', 'true'],
      // by default 3.9 verifies no host name in the quorum
      ['fips-mode', 'false'],
      ['serverCnxnFactory', 'org.apache.zookeeper.server.NettyServerCnxnFactory'],
      ['secureClientPort', '2281'],
      ['secureClientPortAddress', addresses[myid - 1] ?? ''],
      ...addresses.map((host, index): Property => [`server.${index + 1}`, `${host}:2888:3888`]),
    ],
    flags: [],
  });
  servers.push(server);
  return server;
}

it('members and clients talk by what readTlsFolder gives, and verify the names', async () => {
  const names = [...addresses, outgoing];
  const { warnings, properties } = await issue('good', names, addresses);
  expect(warnings).toEqual([]);
  const members = [startMember(1, properties), startMember(2, properties)];
  const modes = await Promise.all(members.map((member) => member.serving()));
  expect(modes.toSorted()).toEqual(['follower', 'leader']);
  const flags = [
    ...properties.map(([key, value]) => `-Dzookeeper.${key}=${value}`),
    '-Dzookeeper.client.secure=true',
    '-Dzookeeper.clientCnxnSocket=org.apache.zookeeper.ClientCnxnSocketNetty',
  ];
  const client = join(folder, 'client');
  expect(await runZooKeeperMain(client, `${addresses[0]}:2281`, ['ls', '/'], flags)).toEqual({
    code: 0,
    text: '[zookeeper]\n',
  });
});

it('members refuse one whose names readTlsFolder warned of', async () => {
  const { warnings, properties } = await issue('other', ['127.0.102.99'], addresses.slice(0, 1));
  expect(warnings).toEqual([expect.stringContaining('not for 127.0.102.21, only for')]);
  const members = [startMember(1, properties), startMember(2, properties)];
  const found = await waitFor({ what: 'a refusal', timeoutMs: 60_000 }, () =>
    members
      .map(
        (member) => /Failed to verify both host address and host name/.exec(member.readLog())?.[0],
      )
      .find((words) => words !== undefined),
  );
  expect(found).toBeDefined();
});
