import { type Parsed, reject } from '../../tool/parsed.ts';
import { parsePath, parseText } from '../../tool/parsers.ts';
import { folder, optional } from '../../tool/settingKinds.ts';
import type { Setting, Settings, Spec } from '../../tool/settings.ts';

/** Who may connect, and by what. */
export const securitySettings = {
  tlsDir: optional({
    name: 'KAFKA_TLS_DIR',
    doc: 'Folder with tls.crt, tls.key and ca.crt for the listeners that speak TLS, as cert-manager lays them',
    parse: parsePath,
  }),
  interBrokerUser: optional({
    name: 'KAFKA_INTER_BROKER_USER',
    doc: 'User that brokers log in to each other as, where their listener speaks SASL',
    parse: parseText,
  }),
  interBrokerPassword: secret('KAFKA_INTER_BROKER_PASSWORD', 'Password of that user'),
  controllerUser: optional({
    name: 'KAFKA_CONTROLLER_USER',
    doc: 'User for the controller listener, where that speaks SASL',
    shown: 'KAFKA_INTER_BROKER_USER',
    parse: parseText,
  }),
  controllerPassword: secret('KAFKA_CONTROLLER_PASSWORD', 'Password of that user'),
  clientUsers: optional({
    name: 'KAFKA_CLIENT_USERS',
    doc: 'Users that clients may log in as, with commas between them',
    parse: parseText,
  }),
  clientPasswords: secret(
    'KAFKA_CLIENT_PASSWORDS',
    'Their passwords in the same order, with commas between them',
  ),
  saslUsersFile: optional({
    name: 'KAFKA_SASL_USERS_FILE',
    doc: 'Mounted file of users that may log in, one name:password a line; for those above it may hold the password',
    parse: parsePath,
  }),
  secretsDir: folder(
    'KAFKA_SECRETS_DIR',
    '/etc/kafka/secrets',
    'Folder of the files that the five variables below name, as in the images of Apache and Confluent',
  ),
  keystoreFilename: named(
    'KAFKA_SSL_KEYSTORE_FILENAME',
    'Key store; becomes ssl.keystore.location',
  ),
  keystoreCredentials: named(
    'KAFKA_SSL_KEYSTORE_CREDENTIALS',
    'File whose content becomes ssl.keystore.password',
  ),
  keyCredentials: named('KAFKA_SSL_KEY_CREDENTIALS', 'File whose content becomes ssl.key.password'),
  truststoreFilename: named(
    'KAFKA_SSL_TRUSTSTORE_FILENAME',
    'Trust store; becomes ssl.truststore.location',
  ),
  truststoreCredentials: named(
    'KAFKA_SSL_TRUSTSTORE_CREDENTIALS',
    'File whose content becomes ssl.truststore.password',
  ),
} satisfies Spec;

export type SecuritySettings = Settings<typeof securitySettings>;

function secret(name: string, doc: string): Setting<string | undefined> {
  return optional({ name, doc, secret: true, parse: parseSecret });
}

function named(name: string, doc: string): Setting<string | undefined> {
  return optional({ name, doc, parse: parseText });
}

function parseSecret(raw: string): Parsed<string> {
  const text = parseText(raw);
  return text.ok
    ? text
    : reject('expected one line of text in UTF-8 without control characters (it is not shown)');
}
