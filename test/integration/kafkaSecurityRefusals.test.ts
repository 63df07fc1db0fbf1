import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../support/certificates.ts';
import {
  makeIdentity,
  renderCertificates,
  renderKey,
  validFor,
  writeSecret,
} from '../support/certificates.ts';
import { makeKafkaBox, runKafkaStart, storyOf } from '../support/kafkaBox.ts';
import { authority } from '../support/securedBrokers.ts';

const address = '127.0.211.1';
const box = makeKafkaBox(address);
const secured = {
  ...box.env,
  KAFKA_LISTENERS: `CLIENT://${address}:9092,CONTROLLER://${address}:9093`,
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CLIENT:SASL_SSL,CONTROLLER:SASL_SSL',
  KAFKA_INTER_BROKER_USER: 'broker',
  KAFKA_INTER_BROKER_PASSWORD: 'MARK-of-broker',
  KAFKA_CLIENT_USERS: 'alice,bob',
  KAFKA_CLIENT_PASSWORDS: 'MARK-of-alice,MARK-of-bob',
  KAFKA_TLS_DIR: join(box.folder, 'tls'),
};
const ownName = `kafka-0.${box.env['KAFKA_DOMAIN']}`;
let issuer: Identity;
let stranger: Identity;

const secretOf = async (
  folder: string,
  dnsNames: readonly string[],
  {
    key,
    days = 90,
    trusted = issuer,
  }: { readonly key?: Identity; readonly days?: number; readonly trusted?: Identity } = {},
) => {
  const identity = await makeIdentity({
    issuer,
    dnsNames,
    ...validFor(-9, days),
  });
  return writeSecret(join(box.folder, folder), {
    'tls.crt': renderCertificates(identity),
    'tls.key': renderKey(key ?? identity, 'sec1'),
    'ca.crt': renderCertificates(trusted),
  });
};

beforeAll(async () => {
  issuer = await authority('CN=ca');
  stranger = await authority('CN=stranger');
  await secretOf('tls', [ownName]);
  await secretOf('elsewhere', ['kafka-9.example.com']);
  await secretOf('mixed', [ownName], { key: issuer });
  await secretOf('expired', [ownName], { days: -1 });
  await secretOf('foreign', [ownName], { trusted: stranger });
  writeFileSync(join(box.folder, 'issuer.pem'), renderCertificates(issuer));
  mkdirSync(join(box.folder, 'none'));
  writeFileSync(join(box.folder, 'users'), 'alice MARK-of-alice\nbob:x\nbob:MARK-of-bob\n');
});
afterAll(box.remove);

it('shows all but the secrets in a dry run', async () => {
  const { code, stdout, stderr } = await runKafkaStart({ env: secured, argv: ['--dry-run'] });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`ssl.keystore.location=${box.env['KAFKA_CONF_DIR']}/keystore.pem\n`);
  expect(stdout).toContain('listener.name.client.plain.sasl.jaas.config=(hidden)\n');
  expect(stdout).toMatch(/keystore\.pem <==\n\(hidden: [\d ]+ bytes, mode 0600\)\n/);
  expect(stdout).not.toMatch(/MARK|PRIVATE KEY/);
});

describe('is refused, in one line and without a secret', () => {
  it.each<[string, Record<string, string>, readonly string[]]>([
    [
      'a folder without certificates',
      { KAFKA_TLS_DIR: join(box.folder, 'none') },
      ['tls.crt', 'tls.key', 'ca.crt'].map(
        (file) =>
          `KAFKA_TLS_DIR: ${box.folder}/none/${file}: no such file, expected the key ${file} of the Secret (mount the Secret that cert-manager writes, or another of the type kubernetes.io/tls with ca.crt)`,
      ),
    ],
    [
      'the key of another certificate',
      { KAFKA_TLS_DIR: join(box.folder, 'mixed') },
      [
        `KAFKA_TLS_DIR: ${box.folder}/mixed/tls.key: the private key is not that of the first certificate of tls.crt (take both from one Secret; the server's own certificate comes first)`,
      ],
    ],
    [
      'no certificate at all',
      { KAFKA_TLS_DIR: '' },
      ['CLIENT', 'CONTROLLER'].map(
        (name) =>
          `listener ${name}: SASL_SSL without a certificate (mount one and name its folder by KAFKA_TLS_DIR, or give ssl.keystore.location)`,
      ),
    ],
    [
      'lines that are no users',
      { KAFKA_SASL_USERS_FILE: join(box.folder, 'users') },
      [
        `KAFKA_SASL_USERS_FILE: ${box.folder}/users: line 1: expected name:password`,
        `KAFKA_SASL_USERS_FILE: ${box.folder}/users: line 3: the same name as in line 2 (remove one of them)`,
      ],
    ],
    [
      'more users than passwords',
      { KAFKA_CLIENT_PASSWORDS: 'MARK-of-alice' },
      [
        'KAFKA_CLIENT_PASSWORDS: expected as many as KAFKA_CLIENT_USERS has users, 2, got 1 (one with a comma in it goes into the file of KAFKA_SASL_USERS_FILE)',
      ],
    ],
    [
      'a password that is no text',
      { KAFKA_INTER_BROKER_PASSWORD: 'MARK\u0007' },
      [
        'KAFKA_INTER_BROKER_PASSWORD: expected one line of text in UTF-8 without control characters (it is not shown)',
      ],
    ],
  ])('%s', async (_, env, lines) => {
    const { code, stdout, stderr } = await runKafkaStart({ env: { ...secured, ...env } });
    expect({ code, stdout, story: storyOf(stderr) }).toEqual({
      code: 78,
      stdout: '',
      story: lines,
    });
    expect(stderr).not.toContain('MARK');
    expect(box.readNotes()).toBeUndefined();
  });
});

it('refuses a certificate that has expired, for which the broker would end at its start', async () => {
  const env = { ...secured, KAFKA_TLS_DIR: join(box.folder, 'expired') };
  const { code, stderr } = await runKafkaStart({ env });
  expect(code).toBe(78);
  expect(storyOf(stderr)).toEqual([
    expect.stringMatching(
      /^KAFKA_TLS_DIR: \S+tls\.crt: certificate 1 expired on \S+: peers refuse it \(renew it\)$/,
    ),
  ]);
});

const foreign = { ...secured, KAFKA_TLS_DIR: join(box.folder, 'foreign') };
const ownTrust = { TYPE: 'PEM', LOCATION: join(box.folder, 'issuer.pem') };
const ownKey = { TYPE: 'PEM', LOCATION: `${box.folder}/own-key.pem` };
const give = (prefix: string, given: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [prefix + name, value]));

it('refuses a certificate that the authorities of its folder did not issue', async () => {
  const { code, stderr } = await runKafkaStart({ env: foreign, argv: ['--dry-run'] });
  expect(code).toBe(78);
  expect(stderr).toMatch(/KAFKA_TLS_DIR: \S+foreign\/tls\.crt: /);
});

it.each([
  ['all listeners trust others', give('KAFKA_SSL_TRUSTSTORE_', ownTrust)],
  [
    'the one between brokers trusts others',
    give('KAFKA_LISTENER_NAME_CLIENT_SSL_TRUSTSTORE_', ownTrust),
  ],
  [
    'the one between brokers shows another',
    give('KAFKA_LISTENER_NAME_CLIENT_SSL_KEYSTORE_', ownKey),
  ],
])('warns of it alone where %s, by a store that is given', async (_, given) => {
  const { code, stderr } = await runKafkaStart({
    env: { ...foreign, ...given },
    argv: ['--dry-run'],
  });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^\S+ warning: KAFKA_TLS_DIR: \S+foreign\/tls\.crt: .*\n$/),
  });
});

it('warns of a certificate that is not for the name which others know', async () => {
  const env = { ...secured, KAFKA_TLS_DIR: join(box.folder, 'elsewhere') };
  const { code, stderr } = await runKafkaStart({ env, argv: ['--dry-run'] });
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /warning: KAFKA_TLS_DIR: \S+tls\.crt: not for kafka-0\.kafka-svc\.default/,
  );
});

it('takes no password as a flag', async () => {
  const argv = ['--inter-broker-password=MARK', '--dry-run'];
  const { code } = await runKafkaStart({ env: secured, argv });
  expect(code).toBe(64);
});
