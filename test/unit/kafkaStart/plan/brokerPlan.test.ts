import { describe, expect, it } from 'vitest';
import { type Case, kafkaDomain, planned, problems, propertiesOf } from '../../../support/kafka.ts';

const three = { KAFKA_REPLICAS: '3' };
const zookeeper = { version: '3.9.2', env: { KAFKA_ZOOKEEPER_CONNECT: 'zk-cs:2181' } };

describe('the properties that nobody gave', () => {
  it('make a broker that is a controller too, one of three, in KRaft mode', () => {
    expect(propertiesOf({ env: three })).toEqual({
      'process.roles': 'broker,controller',
      'node.id': '1',
      listeners: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      'controller.listener.names': 'CONTROLLER',
      'listener.security.protocol.map':
        'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL',
      'advertised.listeners': `PLAINTEXT://kafka-1.${kafkaDomain}:9092`,
      'controller.quorum.voters': `0@kafka-0.${kafkaDomain}:9093,1@kafka-1.${kafkaDomain}:9093,2@kafka-2.${kafkaDomain}:9093`,
      'log.dirs': '/var/lib/kafka/data',
      'default.replication.factor': '3',
      'min.insync.replicas': '2',
      'offsets.topic.replication.factor': '3',
      'transaction.state.log.replication.factor': '3',
      'transaction.state.log.min.isr': '2',
      'share.coordinator.state.topic.replication.factor': '3',
      'share.coordinator.state.topic.min.isr': '2',
      'broker.heartbeat.interval.ms': '200',
      'replica.fetch.backoff.ms': '200',
    });
  });

  it('make a broker of 3.9 in ZooKeeper mode, whatever the number of brokers is', () => {
    expect(propertiesOf(zookeeper)).toEqual({
      'broker.id': '1',
      listeners: 'PLAINTEXT://:9092',
      'advertised.listeners': `PLAINTEXT://kafka-1.${kafkaDomain}:9092`,
      'log.dirs': '/var/lib/kafka/data',
      'num.recovery.threads.per.data.dir': '2',
      'replica.fetch.backoff.ms': '200',
      'zookeeper.connect': 'zk-cs:2181',
    });
  });

  it.each([
    ['2', '200'],
    ['30', '600'],
    ['200', '2000'],
  ])('of %s brokers sends heartbeats every %s ms, unless that is given', (brokers, ms) => {
    const key = 'broker.heartbeat.interval.ms';
    const env = { KAFKA_REPLICAS: brokers, KAFKA_CONTROLLER_REPLICAS: '1' };
    expect(propertiesOf({ env })[key]).toBe(ms);
    expect(propertiesOf({ env, overrides: [`${key}=900`] })[key]).toBe('900');
    expect(propertiesOf(zookeeper)).not.toHaveProperty(key);
  });

  it('ask of a small cluster only what it can give', () => {
    expect(propertiesOf({ env: { KAFKA_REPLICAS: '2' } })).toMatchObject({
      'default.replication.factor': '2',
      'min.insync.replicas': '1',
      'offsets.topic.replication.factor': '2',
      'transaction.state.log.min.isr': '1',
    });
  });

  it('let one broker be alone, under its host name and without an ordinal', () => {
    const pod = { name: 'laptop', hosts: [] };
    expect(propertiesOf({ pod, env: { KAFKA_REPLICAS: '1' } })).toMatchObject({
      'node.id': '0',
      'advertised.listeners': 'PLAINTEXT://laptop:9092',
      'controller.quorum.voters': '0@laptop:9093',
      'default.replication.factor': '1',
    });
  });

  it('follow the listeners that are given', () => {
    const env = {
      ...three,
      KAFKA_LISTENERS: 'PLAINTEXT://10.0.0.7:19092,CONTROLLER://10.0.0.7:19093',
    };
    expect(propertiesOf({ env })).toMatchObject({
      listeners: 'PLAINTEXT://10.0.0.7:19092,CONTROLLER://10.0.0.7:19093',
      'advertised.listeners': `PLAINTEXT://kafka-1.${kafkaDomain}:19092`,
      'controller.quorum.voters': expect.stringContaining(`1@kafka-1.${kafkaDomain}:19093`),
    });
  });

  it('name the listener between brokers where Kafka would look for PLAINTEXT', () => {
    const env = {
      ...three,
      KAFKA_LISTENERS: 'INTERNAL://:9092,EXTERNAL://:9094,CONTROLLER://:9093',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP:
        'INTERNAL:PLAINTEXT,EXTERNAL:SASL_SSL,CONTROLLER:PLAINTEXT',
    };
    expect(propertiesOf({ env })).toMatchObject({
      'inter.broker.listener.name': 'INTERNAL',
      'listener.security.protocol.map': env.KAFKA_LISTENER_SECURITY_PROTOCOL_MAP,
    });
    expect(propertiesOf({ env: three })).not.toHaveProperty('inter.broker.listener.name');
  });

  it('leave log.dirs alone where log.dir is given', () => {
    const given = { env: { ...three, KAFKA_LOG_DIR: '/data/kafka' } };
    expect(propertiesOf(given)).not.toHaveProperty('log.dirs');
    expect(planned(given).logDirs).toEqual(['/data/kafka']);
  });

  it('count ids from the offset', () => {
    const given = propertiesOf({ env: { ...three, KAFKA_ID_OFFSET: '100' } });
    expect(given['node.id']).toBe('101');
    expect(given['controller.quorum.voters']).toMatch(/^100@kafka-0\..*,102@kafka-2\./);
  });

  it('separate brokers from controllers where process.roles says so', () => {
    const controller = propertiesOf({ env: { ...three, KAFKA_PROCESS_ROLES: 'controller' } });
    expect(controller).toMatchObject({ listeners: 'CONTROLLER://:9093' });
    expect(controller).not.toHaveProperty('advertised.listeners');
    expect(controller).not.toHaveProperty('inter.broker.listener.name');
    expect(controller).not.toHaveProperty('broker.heartbeat.interval.ms');
    expect(controller).not.toHaveProperty('replica.fetch.backoff.ms');
    const env = {
      ...three,
      KAFKA_PROCESS_ROLES: 'broker',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '100@controller-0:9093',
    };
    expect(propertiesOf({ env })).toMatchObject({ listeners: 'PLAINTEXT://:9092' });
  });
});

describe('what is given', () => {
  it('counts in this order: default, file, variable, override', () => {
    const file = 'min.insync.replicas=1\nnum.partitions=6\nlog.dirs=/file\n';
    const env = { ...three, KAFKA_NUM_PARTITIONS: '7', KAFKA_LOG_DIRS: '/env' };
    expect(propertiesOf({ file, env, overrides: ['log.dirs=/override'] })).toMatchObject({
      'default.replication.factor': '3',
      'min.insync.replicas': '1',
      'num.partitions': '7',
      'log.dirs': '/override',
    });
  });

  it('wins against the ordinal, with a warning', () => {
    const { nodeId, warnings } = planned({ ...zookeeper, overrides: ['broker.id=7'] });
    expect(nodeId).toBe(7);
    expect(warnings).toEqual([
      '--override broker.id: 7 counts, although kafka-1 would be 1 by its ordinal',
    ]);
    expect(planned({ ...zookeeper, overrides: ['broker.id=1'] }).warnings).toEqual([]);
  });

  it('switches off what Kafka keeps ids for, in capitals too', () => {
    const env = { ...zookeeper.env, KAFKA_BROKER_ID_GENERATION_ENABLE: 'False' };
    expect(planned({ ...zookeeper, env, overrides: ['broker.id=2000'] }).nodeId).toBe(2000);
  });

  it('says that a broker migrates, in capitals too', () => {
    const env = { ...zookeeper.env, KAFKA_ZOOKEEPER_METADATA_MIGRATION_ENABLE: 'True' };
    expect(planned({ ...zookeeper, env })).toMatchObject({
      migrating: true,
      metadataDir: '/var/lib/kafka/data',
    });
    expect(planned(zookeeper).migrating).toBe(false);
  });

  it('chooses the mode: zookeeper.connect, unless there are roles or Kafka has no ZooKeeper mode', () => {
    expect(planned(zookeeper)).toMatchObject({
      mode: 'zookeeper',
      roles: ['broker'],
      alone: false,
    });
    expect(planned({ env: three })).toMatchObject({ mode: 'kraft', alone: false });
    const migrating = { ...zookeeper.env, ...three, KAFKA_PROCESS_ROLES: 'controller' };
    expect(planned({ version: '3.9.2', env: migrating })).toMatchObject({
      mode: 'kraft',
      roles: ['controller'],
    });
  });

  it('names the folders of the broker, the metadata log among them', () => {
    const env = { ...three, KAFKA_LOG_DIRS: '/a/data, /b/data', KAFKA_METADATA_LOG_DIR: '/c/meta' };
    expect(planned({ env }).logDirs).toEqual(['/a/data', '/b/data', '/c/meta']);
  });
});

it.each<[string, Case, readonly string[]]>([
  [
    'zookeeper.connect without ZooKeeper mode',
    { env: { ...three, KAFKA_ZOOKEEPER_CONNECT: 'zk-cs:2181' } },
    [
      '78 KAFKA_ZOOKEEPER_CONNECT: Kafka 4.3.1 has no ZooKeeper mode (leave it out for KRaft mode, or run Kafka 3.9)',
    ],
  ],
  [
    'a zookeeper.connect that may mean none',
    { version: '3.9.2', env: { ...three, KAFKA_ZOOKEEPER_CONNECT: ' ' } },
    [
      '78 KAFKA_ZOOKEEPER_CONNECT: is empty, which leaves open which mode is meant (leave it out for KRaft mode, or name the servers of ZooKeeper, as zk-cs:2181)',
    ],
  ],
  [
    'no number of brokers',
    {},
    [
      '78 KAFKA_REPLICAS: is required in KRaft mode: spec.replicas of the StatefulSet, 1 for a single broker (or give controller.quorum.voters)',
    ],
  ],
  [
    'too small a number of brokers',
    { env: { KAFKA_REPLICAS: '1' } },
    [
      '78 KAFKA_REPLICAS: expected at least 2 for kafka-1, got 1 (set it to spec.replicas of the StatefulSet, on every pod)',
    ],
  ],
  [
    'a host name without an ordinal, and nothing else',
    { pod: { name: 'laptop' }, env: { KAFKA_DOMAIN: kafkaDomain } },
    [
      '78 host name: "laptop" does not end in the ordinal of a StatefulSet\'s pod, as name-0 does (a single server takes KAFKA_REPLICAS=1; several brokers are told apart by it: run as a StatefulSet, set POD_NAME from metadata.name, or give node.id itself)',
    ],
  ],
  [
    'a host name without an ordinal',
    { pod: { name: 'kafka' }, env: { ...three, KAFKA_DOMAIN: kafkaDomain } },
    [
      '78 host name: "kafka" does not end in the ordinal of a StatefulSet\'s pod, as name-0 does (brokers are told apart by it: run as a StatefulSet, set POD_NAME from metadata.name, or give node.id itself)',
    ],
  ],
  [
    'no domain',
    { pod: { hosts: [] }, env: three },
    [
      '78 KAFKA_DOMAIN: no domain found for "kafka-1", and 3 brokers need one (set it, or name the headless Service in serviceName of the StatefulSet)',
    ],
  ],
  [
    'a command line that no shell has read',
    { ...zookeeper, overrides: ['broker.id=${HOSTNAME##*-}'] },
    [
      '64 --override broker.id: expected a whole number, 0 to 2147483647, got "${HOSTNAME##*-}" (without it, the pod\'s ordinal counts)',
    ],
  ],
  [
    'an id that ZooKeeper mode keeps for itself',
    { ...zookeeper, overrides: ['broker.id=1001'] },
    ['64 --override broker.id: expected at most 1000 (reserved.broker.max.id), got 1001'],
  ],
  [
    'two ids that differ',
    { env: { ...three, KAFKA_NODE_ID: '1', KAFKA_BROKER_ID: '2' } },
    ['78 KAFKA_BROKER_ID: expected the same as node.id, 1, got 2'],
  ],
  [
    'an id that is none',
    { env: { ...three, KAFKA_NODE_ID: '-1' } },
    [
      "78 KAFKA_NODE_ID: -1 lets Kafka make up an id, which is another one on every new volume, and the partitions of the old one stay without it (leave it out: the pod's ordinal counts)",
    ],
  ],
  [
    'listeners and folders and roles that are none, all at once',
    {
      file: 'log.dirs=data\nprocess.roles=brokers\n',
      env: { ...three, KAFKA_LISTENERS: 'PLAINTEXT' },
    },
    [
      '78 process.roles in file: expected broker, controller, or both with a comma, got "brokers"',
      '78 KAFKA_LISTENERS: expected NAME://host:port,…, got "PLAINTEXT"',
      '78 log.dirs in file: expected absolute paths, got "data"',
    ],
  ],
  [
    'no listener for the controller',
    { env: { ...three, KAFKA_LISTENERS: 'PLAINTEXT://:9092' } },
    [
      '78 KAFKA_LISTENERS: none of the listeners is for the role controller (add CONTROLLER://:9093, or leave the role out of process.roles)',
    ],
  ],
  [
    'a listener of which nobody knows what it speaks',
    { env: { ...three, KAFKA_LISTENERS: 'INTERNAL://:9092,CONTROLLER://:9093' } },
    ['78 KAFKA_LISTENERS: INTERNAL has no protocol in listener.security.protocol.map'],
  ],
  [
    'one port for two listeners',
    { env: { ...three, KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9092' } },
    ['78 KAFKA_LISTENERS: two listeners on port 9092: each needs a port of its own'],
  ],
  [
    'voters without this one',
    { env: { ...three, KAFKA_CONTROLLER_QUORUM_VOTERS: '0@kafka-0:9093' } },
    ["78 KAFKA_CONTROLLER_QUORUM_VOTERS: expected this controller's own id, 1, among them"],
  ],
  [
    'a broker among the voters',
    {
      env: {
        ...three,
        KAFKA_PROCESS_ROLES: 'broker',
        KAFKA_CONTROLLER_QUORUM_VOTERS: '1@kafka-1:9093',
      },
    },
    [
      '78 KAFKA_CONTROLLER_QUORUM_VOTERS: contains 1, the id of this broker, which is no controller',
    ],
  ],
  [
    'a broker that knows no controller',
    { env: { ...three, KAFKA_PROCESS_ROLES: 'broker' } },
    [
      '78 KAFKA_CONTROLLER_QUORUM_VOTERS: is required where process.roles is broker (or KAFKA_CONTROLLER_STATEFULSET and KAFKA_CONTROLLER_REPLICAS)',
    ],
  ],
  [
    'an own id without voters',
    { env: { ...three, KAFKA_NODE_ID: '7' } },
    [
      "78 KAFKA_CONTROLLER_QUORUM_VOTERS: is required where the id, 7, is not the pod's ordinal plus KAFKA_ID_OFFSET",
    ],
  ],
])('refuses %s', (_, given, lines) => {
  expect(problems(given)).toEqual(lines);
});
