import { majorOf } from '../kafka/version.ts';

type Classes = Readonly<Record<string, string>>;

const tools = 'org.apache.kafka.tools';

/** What Kafka's bin folder has, 3.9 to 4.3, and our image the jars for: `kafka-<name>.sh`. */
const inBoth: Classes = {
  'client-metrics': `${tools}.ClientMetricsCommand`,
  cluster: `${tools}.ClusterTool`,
  configs: 'kafka.admin.ConfigCommand',
  'console-consumer': `${tools}.consumer.ConsoleConsumer`,
  'consumer-groups': `${tools}.consumer.group.ConsumerGroupCommand`,
  'consumer-perf-test': `${tools}.ConsumerPerformance`,
  'delegation-tokens': `${tools}.DelegationTokenCommand`,
  'delete-records': `${tools}.DeleteRecordsCommand`,
  'e2e-latency': `${tools}.EndToEndLatency`,
  features: `${tools}.FeatureCommand`,
  'get-offsets': `${tools}.GetOffsetShell`,
  jmx: `${tools}.JmxTool`,
  'leader-election': `${tools}.LeaderElectionCommand`,
  'log-dirs': `${tools}.LogDirsCommand`,
  'metadata-quorum': `${tools}.MetadataQuorumCommand`,
  'producer-perf-test': `${tools}.ProducerPerformance`,
  'reassign-partitions': `${tools}.reassign.ReassignPartitionsCommand`,
  'replica-verification': `${tools}.ReplicaVerificationTool`,
  storage: 'kafka.tools.StorageTool',
  topics: `${tools}.TopicCommand`,
  transactions: `${tools}.TransactionsCommand`,
  'verifiable-consumer': `${tools}.VerifiableConsumer`,
  'verifiable-producer': `${tools}.VerifiableProducer`,
};

const until3: Classes = {
  acls: 'kafka.admin.AclCommand',
  'broker-api-versions': 'kafka.admin.BrokerApiVersionsCommand',
  'console-producer': 'kafka.tools.ConsoleProducer',
  'dump-log': 'kafka.tools.DumpLogSegments',
};

const since4: Classes = {
  acls: `${tools}.AclCommand`,
  'broker-api-versions': `${tools}.BrokerApiVersionsCommand`,
  'console-producer': `${tools}.ConsoleProducer`,
  'console-share-consumer': `${tools}.consumer.ConsoleShareConsumer`,
  'dump-log': `${tools}.DumpLogSegments`,
  groups: `${tools}.GroupsCommand`,
  'share-consumer-perf-test': `${tools}.ShareConsumerPerformance`,
  'share-groups': `${tools}.consumer.group.ShareGroupCommand`,
  'verifiable-share-consumer': `${tools}.VerifiableShareConsumer`,
};

const withZooKeeper: Classes = {
  'zookeeper-security-migration': 'kafka.admin.ZkSecurityMigrator',
  'zookeeper-shell': 'org.apache.zookeeper.ZooKeeperMainWithTlsSupportForKafka',
};

/** The command line tools of a version of Kafka: the name in its bin folder without `.sh`, and the class. */
export function listPrograms(version: string): ReadonlyMap<string, string> {
  const isOld = majorOf(version) < 4;
  const prefixed = Object.entries({ ...inBoth, ...(isOld ? until3 : since4) });
  return new Map([
    ...prefixed.map(([name, className]) => [`kafka-${name}`, className] as const),
    ...Object.entries(isOld ? withZooKeeper : {}),
  ]);
}

/** The class that a name means, with or without `.sh` and `kafka-`; a class is its own name, as for kafka-run-class.sh. */
export function findClass(version: string, name: string): string | undefined {
  const programs = listPrograms(version);
  const bare = name.replace(/\.sh$/, '');
  const isClass = /^[\w$]+(?:\.[\w$]+)+$/.test(bare);
  return programs.get(bare) ?? programs.get(`kafka-${bare}`) ?? (isClass ? bare : undefined);
}

/** What the script of a tool gives it before all else. */
export function fixedArguments(className: string): readonly string[] {
  return className === withZooKeeper['zookeeper-shell'] ? ['-server'] : [];
}
