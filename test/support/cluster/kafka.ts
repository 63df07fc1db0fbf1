import { images } from './given.ts';
import { expectNothingLost } from './expectNothingLost.ts';
import { type ClusterWriter, openWriter } from './openWriter.ts';
import { renderProduction, type Shipped, type Wish } from './production.ts';
import type { Resource } from './resources.ts';
import type { Cluster } from './useCluster.ts';
import { startEnsemble } from './zookeeper.ts';

/** One of the shipped manifests of Kafka. */
export interface KafkaSystem extends Shipped {
  readonly name: string;
  /** What an update goes to. */
  readonly nextImage: string;
  /** Whether the brokers stand on the ensemble of manifests/zookeeper. */
  readonly isOnEnsemble: boolean;
}

const brokers = { container: 'kubernetes-kafka', replicasVariable: 'KAFKA_REPLICAS' };

export const byKRaft: KafkaSystem = {
  ...brokers,
  name: 'kafka',
  folder: 'manifests/kafka/overlays/production',
  image: images.kafka,
  nextImage: images.nextKafka,
  isOnEnsemble: false,
};

export const byEnsemble: KafkaSystem = {
  ...brokers,
  name: 'kafka-zookeeper',
  folder: 'manifests/kafka-zookeeper/overlays/production',
  image: images.kafkaWithZooKeeper,
  nextImage: images.nextKafkaWithZooKeeper,
  isOnEnsemble: true,
};

export const brokerPods = ['kafka-0', 'kafka-1', 'kafka-2'] as const;
/** Where clients begin. */
export const bootstrap = ['--bootstrap-server', 'kafka-cs:9092'] as const;

const servers = brokerPods.map((pod) => `${pod}.kafka-svc:9092`);
const leastPerSecond = 300;
const readyMs = 600_000;

export async function renderBrokers(
  cluster: Cluster,
  wish?: Wish,
  system = byKRaft,
): Promise<readonly Resource[]> {
  return renderProduction(cluster, system, wish);
}

/** Starts three new brokers, on a new ensemble where they want one; gives the seconds from their apply to all ready. */
export async function startBrokers(
  cluster: Cluster,
  wish: Wish = {},
  system = byKRaft,
): Promise<number> {
  const { image: _, ...ofAnyImage } = wish;
  if (system.isOnEnsemble) await startEnsemble(cluster, ofAnyImage);
  const resources = await renderBrokers(cluster, wish, system);
  const began = performance.now();
  await cluster.apply(resources);
  await cluster.untilReady('statefulset/kafka', brokerPods.length, readyMs);
  return (performance.now() - began) / 1000;
}

/** Writes to three partitions of these brokers from within the cluster. */
export async function openKafkaWriter(cluster: Cluster): Promise<ClusterWriter> {
  const labels = { 'kafka-client': 'true' };
  return openWriter(cluster, { program: 'kafkaClient', labels, servers });
}

/** Ends the writer, whose records every broker must have. */
export async function expectOnEveryBroker(
  cluster: Cluster,
  what: string,
  writer: ClusterWriter,
): Promise<void> {
  await expectNothingLost(cluster, what, { writer, servers, leastPerSecond });
}

/** Of three brokers by KRaft, the one whose controller is active. */
export async function findController({ ask }: Cluster): Promise<string> {
  const shown = await ask(['exec', 'kafka-0', '--', 'kafkaMetrics', '--cluster']);
  const id = /^(\d+) +leader\b/m.exec(shown)?.[1];
  if (id === undefined) throw new Error(`no controller is active:\n${shown}`);
  return `kafka-${id}`;
}
