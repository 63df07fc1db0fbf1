import { describe, it } from 'vitest';
import { type Broken, expectFound } from '../../../support/brokenManifests.ts';

const zk = 'zookeeper-production';
const kafka = 'kafka-production';
const onZk = 'kafka-zookeeper-production';

const broken: readonly Broken[] = [
  {
    what: 'a variable that no tool knows',
    overlay: zk,
    from: 'name: ZK_TICK_TIME',
    to: 'name: ZK_TICKTIME',
    found: 'ZK_TICKTIME: unknown variable, ignored (did you mean ZK_TICK_TIME?)',
  },
  {
    what: 'a value that is refused',
    overlay: zk,
    from: 'init: "10"',
    to: 'init: ten',
    found: 'ZK_INIT_LIMIT: expected a whole number',
  },
  {
    what: 'the notes’ syncLimit',
    overlay: zk,
    from: 'key: sync',
    to: 'key: tick',
    found: 'ZK_SYNC_LIMIT',
  },
  {
    what: 'a heap that does not fit the limit',
    overlay: zk,
    from: 'jvm.heap: 50%',
    to: 'jvm.heap: 2G',
    found: 'ZK_HEAP_SIZE',
  },
  {
    what: 'another number of members',
    overlay: zk,
    from: 'replicas: 3',
    to: 'replicas: 4',
    found: 'ZK_REPLICAS: 3, and spec.replicas is 4',
  },
  {
    what: 'members that cannot find each other',
    overlay: zk,
    from: '  publishNotReadyAddresses: true\n',
    to: '',
    found: 'Service zk-hs does not publish pods that are not ready',
  },
  {
    what: 'a property that Kafka does not know',
    overlay: kafka,
    from: 'name: KAFKA_HEAP_SIZE',
    to: 'name: KAFKA_LOG_RETENTION_HOUR',
    found: 'Kafka 4.3.1 has no property log.retention.hour',
  },
  {
    what: 'a value that Kafka cannot read',
    overlay: kafka,
    from: 'name: KAFKA_HEAP_SIZE',
    to: 'name: KAFKA_NUM_PARTITIONS',
    found: 'KAFKA_NUM_PARTITIONS: expected a whole number',
  },
  {
    what: 'a heap of Kafka’s that does not fit',
    overlay: kafka,
    from: 'jvm.heap: 50%',
    to: 'jvm.heap: 95%',
    found: 'KAFKA_HEAP_SIZE',
  },
  {
    what: 'another number of brokers',
    overlay: kafka,
    from: 'replicas: 3',
    to: 'replicas: 4',
    found: 'KAFKA_REPLICAS: 3, and spec.replicas is 4',
  },
  {
    what: 'a cluster id that is none',
    overlay: kafka,
    from: /cluster\.id: .*/,
    to: 'cluster.id: mine',
    found: 'CLUSTER_ID',
  },
  {
    what: 'ZooKeeper mode with jars of 4.x',
    overlay: onZk,
    from: 'statefulset-kafka:3.9.2',
    to: 'statefulset-kafka:4.3.1',
    found: 'Kafka 4.3.1 has no ZooKeeper mode',
  },
  {
    what: 'a tag that is no version',
    overlay: kafka,
    from: 'statefulset-kafka:4.3.1',
    to: 'statefulset-kafka:latest',
    found: "the image's tag is no version",
  },
  {
    what: 'data that is lost with the pod',
    overlay: zk,
    from: 'mountPath: /var/lib/zookeeper',
    to: 'mountPath: /var/lib/zk',
    found: '/var/lib/zookeeper/data: is in no folder of a claim',
  },
  {
    what: 'logs at the volume’s root',
    overlay: kafka,
    from: 'mountPath: /var/lib/kafka',
    to: 'mountPath: /var/lib/kafka/data',
    found: '/var/lib/kafka/data: is in no folder of a claim',
  },
  {
    what: 'keys on the disk',
    overlay: kafka,
    from: '            medium: Memory\n',
    to: '',
    found: '/opt/kafka/config/generated: is no emptyDir in memory',
  },
  {
    what: 'data that cannot be written',
    overlay: zk,
    from: /(mountPath: \/var\/lib\/zookeeper)\n/,
    to: '$1\n              readOnly: true\n',
    found: '/var/lib/zookeeper/data: is in no folder of a claim',
  },
  {
    what: 'a shell before the server',
    overlay: kafka,
    from: /(\s+)(image: statefulset-kafka)/,
    to: '$1command: [sh, -c, kafkaStart]$1$2',
    found: 'a shell stands between the kubelet and the server',
  },
];

describe('findServerProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
