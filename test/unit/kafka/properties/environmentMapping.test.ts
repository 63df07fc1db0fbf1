import { describe, expect, it } from 'vitest';
import { mapEnvironment } from '../../../../src/kafka/properties/environmentMapping.ts';
import { ownVariables } from '../../../../src/kafka/settings/settings.ts';

const map = (env: Readonly<Record<string, string>>) => mapEnvironment(env, ownVariables);

describe('mapEnvironment', () => {
  it('takes what is a property, in order, with its value as it is', () => {
    expect(map({ KAFKA_SUPER_USERS: '', PATH: '/bin', KAFKA_LISTENERS: ' A://:1 ' })).toEqual({
      entries: [
        { key: 'listeners', value: ' A://:1 ', subject: 'KAFKA_LISTENERS' },
        { key: 'super.users', value: '', subject: 'KAFKA_SUPER_USERS' },
      ],
      warnings: [],
      issues: [],
    });
  });

  it('leaves out our own variables and those of the scripts', () => {
    const names = [...ownVariables, 'KAFKA_VERSION', 'KAFKA_'];
    const env = Object.fromEntries(names.map((name) => [name, '1']));
    expect(map(env)).toEqual({ entries: [], warnings: [], issues: [] });
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
      issues: [],
    });
  });

  it.each([
    [
      'KAFKA_EXTRA_FLAGS',
      ['KAFKA_EXTRA_FLAGS: not used here, ignored (give them to kafkaStart as arguments)'],
    ],
  ])('warns of %s', (name, warnings) => {
    const mapped = map({ [name]: '1' });
    expect(mapped.warnings).toEqual(warnings);
    expect(mapped.entries).toEqual([]);
  });

  it.each([
    ['KAFKA_NUM_PARTITIONS', 'num.partitions'],
    ['KAFKA_AUTO_CREATE_TOPICS_ENABLE', 'auto.create.topics.enable'],
    ['KAFKA_PRINCIPAL_BUILDER_CLASS', 'principal.builder.class'],
    ['KAFKA_BROKER_RACK', 'broker.rack'],
  ])('leaves %s out where it is empty, and says so', (name, key) => {
    expect(map({ [name]: ' ' })).toEqual({
      entries: [],
      warnings: [`${name}: empty, which ${key} cannot be: left out`],
      issues: [],
    });
  });

  it.each(['KAFKA_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM', 'KAFKA_SUPER_USERS', 'KAFKA_OWN_THING'])(
    'takes %s also where it is empty',
    (name) => {
      expect(map({ [name]: '' }).entries).toHaveLength(1);
    },
  );

  it('refuses two variables that set one property to two values', () => {
    const env = {
      KAFKA_LOG_DIRS: '/a',
      KAFKA_CFG_LOG_DIRS: '/b',
      KAFKA_CFG_NUM_PARTITIONS: '3',
      KAFKA_NUM_PARTITIONS: '3',
    };
    expect(map(env).issues).toEqual([
      {
        subject: 'KAFKA_LOG_DIRS',
        problem:
          'log.dirs is set by KAFKA_CFG_LOG_DIRS as well, and to something else (set one of them)',
        exitCode: 78,
      },
    ]);
  });

  it('takes what files say in the place of their variables', () => {
    const subject = 'KAFKA_SSL_KEY_PASSWORD_FILE';
    const files = new Map([['KAFKA_SSL_KEY_PASSWORD', { raw: 'x', subject }]]);
    expect(mapEnvironment({ [subject]: '/run/secrets/x' }, ownVariables, files)).toEqual({
      entries: [{ key: 'ssl.key.password', value: 'x', subject }],
      warnings: [],
      issues: [],
    });
  });
});
