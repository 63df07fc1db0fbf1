import type { Figures } from './figures.ts';
import type { Part } from './look.ts';
import { gauge, type Metric } from './metric.ts';

const broker = 'kafka_server_replicamanager_';
const controller = 'kafka_controller_kafkacontroller_';

/**
 * What JMX has as well, with its meaning, by the names that the usual rules of the JMX exporter make (its example
 * kafka-2_0_0.yml). Those of the controller every broker tells of the whole cluster.
 */
export const jmxMetrics: readonly Metric<Figures>[] = [
  gauge(`${broker}leadercount`, 'Partitions that this broker leads', ({ own }) => own?.leaders),
  gauge(
    `${broker}partitioncount`,
    'Partitions that this broker has a replica of',
    ({ own }) => own?.replicas,
  ),
  gauge(
    `${broker}underreplicatedpartitions`,
    'Partitions that this broker leads and that lack replicas in sync',
    ({ own }) => own?.underReplicated,
  ),
  gauge(
    `${broker}underminisrpartitioncount`,
    'Partitions that this broker leads and that take no writes with acks=all, for want of replicas in sync',
    (figures) => figures.own && ifTold(figures, 'min.insync.replicas', figures.own.underMinIsr),
  ),
  gauge(
    `${broker}atminisrpartitioncount`,
    'Partitions that this broker leads with exactly min.insync.replicas in sync, also where they have no more replicas',
    (figures) => figures.own && ifTold(figures, 'min.insync.replicas', figures.own.atMinIsr),
  ),
  gauge(
    `${broker}offlinereplicacount`,
    'Replicas of this broker on a log dir that has failed',
    ({ own }) => own?.offlineReplicas,
  ),
  gauge(
    `${broker}reassigningpartitions`,
    'Partitions that this broker leads and that are being reassigned',
    (figures) => figures.own && ifTold(figures, 'reassignments', figures.own.moving),
  ),
  gauge(`${controller}globaltopiccount`, 'Topics of the cluster', ({ counts }) => counts?.topics),
  gauge(
    `${controller}globalpartitioncount`,
    'Partitions of the cluster',
    ({ counts }) => counts?.partitions,
  ),
  gauge(
    `${controller}offlinepartitionscount`,
    'Partitions of the cluster that nobody leads',
    ({ counts }) => counts?.offline,
  ),
  gauge(
    `${controller}preferredreplicaimbalancecount`,
    'Partitions of the cluster that the first of their replicas does not lead',
    ({ counts }) => counts?.ledElsewhere,
  ),
  gauge(
    `${controller}activebrokercount`,
    'Brokers that are registered and unfenced',
    ({ cluster }) => cluster?.brokers.length,
  ),
  gauge(
    `${controller}fencedbrokercount`,
    'Brokers that are registered and fenced, told from Kafka 4.0 on',
    ({ cluster }) => cluster?.registered?.filter(({ fenced }) => fenced).length,
  ),
  gauge(
    `${controller}activecontrollercount`,
    'Whether this server leads: the quorum, or in ZooKeeper mode the brokers, 0 or 1',
    isActiveController,
  ),
  {
    name: 'kafka_log_log_size',
    type: 'gauge',
    help: 'Bytes of a replica of this broker on its disk',
    labels: ['topic', 'partition'],
    read: ({ logDirs }) =>
      logDirs
        .flatMap(({ replicas }) => replicas)
        .filter(({ isFuture }) => !isFuture)
        .map(({ topic, partition, bytes }) => ({
          labels: { topic, partition: String(partition) },
          value: bytes,
        })),
  },
  gauge(
    'kafka_log_logmanager_offlinelogdirectorycount',
    'Log dirs of this broker that have failed',
    ({ logDirs }) =>
      logDirs.length === 0 ? undefined : logDirs.filter(({ errorCode }) => errorCode !== 0).length,
  ),
];

function ifTold({ untold }: Figures, part: Part, value: number): number | undefined {
  return untold.some((one) => one.part === part) ? undefined : value;
}

function isActiveController({ node, cluster, quorum }: Figures): boolean | undefined {
  if (node.mode === 'zookeeper') return cluster && cluster.controllerId === node.nodeId;
  if (!node.roles.includes('controller')) return undefined;
  return quorum && quorum.leaderId === node.nodeId;
}
