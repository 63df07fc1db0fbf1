import { expect, it } from 'vitest';
import { propertyKeyOf } from '../../../../src/kafka/properties/variableName.ts';

it.each([
  ['KAFKA_LOG_DIRS', 'log.dirs'],
  ['KAFKA_BROKER_ID', 'broker.id'],
  ['KAFKA_ADVERTISED_LISTENERS', 'advertised.listeners'],
  [
    'KAFKA_LISTENER_NAME_CLIENT_SCRAM___SHA___512_SASL_JAAS_CONFIG',
    'listener.name.client.scram-sha-512.sasl.jaas.config',
  ],
  ['KAFKA_LISTENER_NAME_SASL__SSL_SSL_KEYSTORE_TYPE', 'listener.name.sasl_ssl.ssl.keystore.type'],
  ['KAFKA_ZOOKEEPER_CLIENT_CNXN_SOCKET', 'zookeeper.clientCnxnSocket'],
  ['KAFKA_ZOOKEEPER_CLIENTCNXNSOCKET', 'zookeeper.clientCnxnSocket'],
  ['KAFKA_KAFKA_METRICS_REPORTERS', 'kafka.metrics.reporters'],
  ['KAFKA_A____B', 'a-.b'],
  ['KAFKA_A_____B', 'a-_b'],
  ['KAFKA_A______B', 'a--b'],
  ['KAFKA__A_', '.a.'],
  ['KAFKA___A__', '_a_'],
  ['KAFKA_CFG_LOG_DIRS', 'log.dirs'],
  ['KAFKA_CFG_ZOOKEEPER_CLIENTCNXNSOCKET', 'zookeeper.clientCnxnSocket'],
  ['KAFKA_CFG_LISTENER_NAME_SASL_SSL_SSL_CLIENT_AUTH', 'listener.name.sasl_ssl.ssl.client.auth'],
  [
    'KAFKA_CFG_LISTENER_NAME_SASL_PLAINTEXT_PLAIN_SASL_JAAS_CONFIG',
    'listener.name.sasl_plaintext.plain.sasl.jaas.config',
  ],
])('maps %s to %s', (name, key) => {
  expect(propertyKeyOf(name)).toBe(key);
});
