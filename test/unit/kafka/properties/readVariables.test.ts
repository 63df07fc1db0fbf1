import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readVariables } from '../../../../src/kafka/properties/readVariables.ts';
import { ownVariables, probedVariables } from '../../../../src/kafka/settings/settings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'variables-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (env: Readonly<Record<string, string>>) =>
  readVariables(env, { own: ownVariables, probed: probedVariables });

function write(text: string): string {
  const path = join(folder, 'secret');
  writeFileSync(path, text);
  return path;
}

it.each([
  ['KAFKA_SSL_KEYSTORE_PASSWORD', 'ssl.keystore.password'],
  ['KAFKA_CFG_SSL_KEYSTORE_PASSWORD', 'ssl.keystore.password'],
  ['KAFKA_SUPER_USERS', 'super.users'],
  [
    'KAFKA_LISTENER_NAME_A_SCRAM___SHA___512_SASL_JAAS_CONFIG',
    'listener.name.a.scram-sha-512.sasl.jaas.config',
  ],
  ['KAFKA_OPA_TOKEN', 'opa.token'],
])('reads the file of %s_FILE, without the line break at its end', (name, key) => {
  const subject = `${name}_FILE`;
  expect(read({ [subject]: write('one\ntwo \n\n') }).entries).toEqual([
    { key, value: 'one\ntwo \n', subject },
  ]);
});

it.each([
  ['KAFKA_SASL_OAUTHBEARER_ASSERTION_FILE', 'sasl.oauthbearer.assertion.file'],
  [
    'KAFKA_LISTENER_NAME_A_SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE',
    'listener.name.a.sasl.oauthbearer.assertion.private.key.file',
  ],
  ['KAFKA_OPA_TRUSTSTORE_FILE', 'opa.truststore.file'],
])('%s is a property itself', (name, key) => {
  expect(read({ [name]: '/no/such/file' })).toEqual({
    ofSettings: new Map(),
    entries: [{ key, value: '/no/such/file', subject: name }],
    warnings: [],
    issues: [],
  });
});

it.each(['CLUSTER_ID', 'KAFKA_REPLICAS', 'KAFKA_OPTS'])(
  'reads the file of the setting %s',
  (name) => {
    const { ofSettings, entries } = read({ [`${name}_FILE`]: write('3\n') });
    expect(ofSettings).toEqual(new Map([[name, { raw: '3', subject: `${name}_FILE` }]]));
    expect(entries).toEqual([]);
  },
);

const both = { KAFKA_SSL_KEY_PASSWORD: 'a', KAFKA_SSL_KEY_PASSWORD_FILE: '/x' };

it.each<readonly [Readonly<Record<string, string>>, string]>([
  [both, 'KAFKA_SSL_KEY_PASSWORD_FILE: KAFKA_SSL_KEY_PASSWORD is set as well (set one of them)'],
  [
    { CLUSTER_ID_FILE: '/no/such/file' },
    'CLUSTER_ID_FILE: /no/such/file: not found (mount it there)',
  ],
  [
    { KAFKA_HEALTH_PORT_FILE: '/x' },
    'KAFKA_HEALTH_PORT_FILE: probes must know it as well, and read KAFKA_HEALTH_PORT (set that instead)',
  ],
])('of %j says %s', (env, line) => {
  expect(read(env).issues.map(({ subject, problem }) => `${subject}: ${problem}`)).toEqual([line]);
});
