import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readImageStores } from '../../../../src/kafka/security/readImageStores.ts';
import { securitySettings } from '../../../../src/kafka/settings/securitySettings.ts';
import { type Issue, readSettings } from '../../../../src/tool/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'kafka-secrets-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
writeFileSync(join(folder, 'broker.p12'), Buffer.of(0x30, 0x82, 0xff));
writeFileSync(join(folder, 'password'), 'sec ret\\\n');
writeFileSync(join(folder, 'empty'), '\n');

function read(env: Readonly<Record<string, string>>) {
  const settings = readSettings(securitySettings, { env: { KAFKA_SECRETS_DIR: folder, ...env } });
  if (!settings.ok) throw new Error(JSON.stringify(settings.issues));
  const issues: Issue[] = [];
  const entries = readImageStores(settings.settings, issues);
  return {
    properties: Object.fromEntries(entries.map(({ key, value }) => [key, value])),
    problems: issues.map(({ subject, problem }) => `${subject}: ${problem}`),
  };
}

it('takes the stores and passwords that the images of Apache and Confluent are told of', () => {
  const env = {
    KAFKA_SSL_KEYSTORE_FILENAME: 'broker.p12',
    KAFKA_SSL_KEYSTORE_CREDENTIALS: 'password',
    KAFKA_SSL_KEY_CREDENTIALS: 'password',
    KAFKA_SSL_TRUSTSTORE_FILENAME: 'broker.p12',
    KAFKA_SSL_TRUSTSTORE_CREDENTIALS: 'password',
  };
  expect(read(env)).toEqual({
    properties: {
      'ssl.keystore.location': join(folder, 'broker.p12'),
      'ssl.keystore.password': 'sec ret\\',
      'ssl.key.password': 'sec ret\\',
      'ssl.truststore.location': join(folder, 'broker.p12'),
      'ssl.truststore.password': 'sec ret\\',
    },
    problems: [],
  });
});

it.each([
  [
    { KAFKA_SSL_KEYSTORE_FILENAME: 'none.p12' },
    `KAFKA_SSL_KEYSTORE_FILENAME: ${folder}/none.p12: not found (mount it there, or name its folder by KAFKA_SECRETS_DIR)`,
  ],
  [
    { KAFKA_SSL_KEY_CREDENTIALS: 'none' },
    `KAFKA_SSL_KEY_CREDENTIALS: ${folder}/none: not found (mount it there)`,
  ],
  [
    { KAFKA_SSL_KEY_CREDENTIALS: 'empty' },
    `KAFKA_SSL_KEY_CREDENTIALS: ${folder}/empty: nothing in it, expected a password`,
  ],
])('refuses %j', (env, problem) => {
  expect(read(env)).toEqual({ properties: {}, problems: [problem] });
});
