import { expect, it } from 'vitest';
import { kafkaDomain, planned, propertiesOf } from '../../../support/kafka.ts';

const three = { KAFKA_REPLICAS: '3' };

it('asks for as many copies before it acknowledges as the given number of copies allows', () => {
  expect(propertiesOf({ env: { ...three, KAFKA_DEFAULT_REPLICATION_FACTOR: '1' } })).toMatchObject({
    'default.replication.factor': '1',
    'min.insync.replicas': '1',
  });
});

it.each([
  [{}, []],
  [
    { KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE: 'true' },
    [
      'KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE: true lets a replica lead that lacks acknowledged records, which are lost then',
    ],
  ],
  [
    { KAFKA_MIN_INSYNC_REPLICAS: '4' },
    [
      'KAFKA_MIN_INSYNC_REPLICAS: 4 is more than default.replication.factor, 3: no replica may be away then',
    ],
  ],
  [
    { KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '5' },
    [
      'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 5 copies need 5 brokers, and there are 3: such topics cannot be created',
    ],
  ],
  [
    { KAFKA_MIN_INSYNC_REPLICAS: '3' },
    [
      'KAFKA_MIN_INSYNC_REPLICAS: 3 of 3 copies, so that each restart of a broker stops those who write with acks=all',
    ],
  ],
  [
    { KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1' },
    [
      'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: one copy is away or lost with its broker, and there are 3',
    ],
  ],
  [
    { KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://localhost:9092' },
    [
      'KAFKA_ADVERTISED_LISTENERS: PLAINTEXT at localhost is for whoever connects its own machine, and 3 brokers do not find each other there (name each pod, as {fqdn})',
    ],
  ],
  [
    { KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://kafka-0.svc:9092' },
    [
      'KAFKA_ADVERTISED_LISTENERS: PLAINTEXT at kafka-0.svc is another pod, and this is kafka-1 (name each pod, as {fqdn})',
    ],
  ],
  [{ KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://kafka-1.svc:9092' }, []],
])('says of %j', (env, warnings) => {
  expect(planned({ env: { ...three, ...env } }).warnings).toEqual(warnings);
});

it('puts the broker into the rack that is known, unless it is given, and no controller', () => {
  const rack = 'eu-1a';
  expect(propertiesOf({ env: three, rack })['broker.rack']).toBe(rack);
  expect(propertiesOf({ env: { ...three, KAFKA_BROKER_RACK: 'b' }, rack })['broker.rack']).toBe(
    'b',
  );
  const controller = { ...three, KAFKA_PROCESS_ROLES: 'controller' };
  expect(propertiesOf({ env: controller, rack })).not.toHaveProperty('broker.rack');
});

it.each([
  ['4.3.1', 'kafka-0', undefined],
  ['4.2.1', 'kafka-0', '3'],
  ['4.3.1', 'kafka-controller-0', '3'],
])(
  'Kafka %s warns of default.replication.factor on a broker whose controllers have it: %s gets %s',
  (version, name, value) => {
    const env = {
      ...three,
      KAFKA_DOMAIN: kafkaDomain,
      KAFKA_CONTROLLER_STATEFULSET: 'kafka-controller',
      KAFKA_CONTROLLER_REPLICAS: '3',
    };
    const properties = propertiesOf({ version, env, pod: { name } });
    expect(properties['default.replication.factor']).toBe(value);
    expect(properties['min.insync.replicas']).toBe('2');
  },
);

it('keeps default.replication.factor where the controllers may not know how many brokers there are', () => {
  const env = {
    ...three,
    KAFKA_PROCESS_ROLES: 'broker',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1000@kafka-controller-0.kafka-svc:9093',
  };
  expect(propertiesOf({ env })['default.replication.factor']).toBe('3');
});
