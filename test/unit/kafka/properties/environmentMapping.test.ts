import { describe, expect, it } from 'vitest';
import {
  mapEnvironment,
  propertyKeyOf,
} from '../../../../src/kafka/properties/environmentMapping.ts';
import { ownVariables } from '../../../../src/kafka/settings/settings.ts';

const map = (env: Readonly<Record<string, string>>) => mapEnvironment(env, ownVariables);

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
])('maps %s to %s', (name, key) => {
  expect(propertyKeyOf(name)).toBe(key);
});

describe('mapEnvironment', () => {
  it('takes what is a property, in order, with its value as it is', () => {
    expect(map({ KAFKA_SUPER_USERS: '', PATH: '/bin', KAFKA_LISTENERS: ' A://:1 ' })).toEqual({
      entries: [
        { key: 'listeners', value: ' A://:1 ', subject: 'KAFKA_LISTENERS' },
        { key: 'super.users', value: '', subject: 'KAFKA_SUPER_USERS' },
      ],
      warnings: [],
    });
  });

  it('leaves out our own variables and those of the scripts', () => {
    const names = [...ownVariables, 'KAFKA_VERSION', 'KAFKA_MODE', 'KAFKA_'];
    const env = Object.fromEntries(names.map((name) => [name, '1']));
    expect(map(env)).toEqual({ entries: [], warnings: [] });
  });

  it('leaves out what Kubernetes injects for a Service named kafka, and says so once', () => {
    const env = {
      KAFKA_PORT: 'tcp://10.96.0.7:9092',
      KAFKA_PORT_9092_TCP: 'tcp://10.96.0.7:9092',
      KAFKA_PORT_9092_TCP_ADDR: '10.96.0.7',
      KAFKA_PORT_9092_TCP_PORT: '9092',
      KAFKA_PORT_9092_TCP_PROTO: 'tcp',
      KAFKA_SERVICE_HOST: '10.96.0.7',
      KAFKA_SERVICE_PORT: '9092',
      KAFKA_SERVICE_PORT_SERVER: '9092',
      KAFKA_SVC_SERVICE_HOST: '10.96.0.8',
      KAFKA_SVC_SERVICE_PORT: '9092',
    };
    expect(map(env)).toEqual({
      entries: [],
      warnings: [
        'KAFKA_PORT and 9 more: injected by Kubernetes for a Service, ignored (enableServiceLinks: false in the pod keeps them away)',
      ],
    });
  });

  it.each([
    ['KAFKA_JMX_PORT', ['KAFKA_JMX_PORT: not used here, ignored (set JMX_PORT)'], []],
    [
      'KAFKA_LOG4J_ROOT_LOGLEVEL',
      [
        'KAFKA_LOG4J_ROOT_LOGLEVEL: not used here, ignored (set the level by -Dlogging.level in KAFKA_OPTS, or give KAFKA_LOG4J_OPTS)',
      ],
      [],
    ],
    [
      'KAFKA_REPLICA',
      ['KAFKA_REPLICA: taken for the property replica (did you mean KAFKA_REPLICAS?)'],
      ['replica'],
    ],
    [
      'KAFKA_HEALTH_PROT',
      ['KAFKA_HEALTH_PROT: taken for the property health.prot (did you mean KAFKA_HEALTH_PORT?)'],
      ['health.prot'],
    ],
  ])('warns of %s', (name, warnings, keys) => {
    const mapped = map({ [name]: '1' });
    expect(mapped.warnings).toEqual(warnings);
    expect(mapped.entries.map(({ key }) => key)).toEqual(keys);
  });

  it.each([
    'KAFKA_NODE_ID',
    'KAFKA_BROKER_ID',
    'KAFKA_BROKER_RACK',
    'KAFKA_LOG_DIR',
    'KAFKA_LOG_DIRS',
    'KAFKA_LISTENERS',
    'KAFKA_PROCESS_ROLES',
    'KAFKA_ZOOKEEPER_CONNECT',
    'KAFKA_NUM_PARTITIONS',
    'KAFKA_AUTO_CREATE_TOPICS_ENABLE',
    'KAFKA_MIN_INSYNC_REPLICAS',
    'KAFKA_LOG_RETENTION_MS',
    'KAFKA_SSL_KEYSTORE_LOCATION',
    'KAFKA_METADATA_LOG_DIR',
    'KAFKA_DELETE_TOPIC_ENABLE',
  ])('does not take %s for a slip', (name) => {
    expect(map({ [name]: '1' }).warnings).toEqual([]);
  });
});
