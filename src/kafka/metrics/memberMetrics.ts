import type { Sample } from '../../tool/prometheus.ts';
import type { DescribedLogDir } from '../wire/describeLogDirs.ts';
import type { Figures } from './figures.ts';
import { groupMetrics } from './groupMetrics.ts';
import { parts } from './look.ts';
import { gauge, memberPrefix, type Metric, sampleOf } from './metric.ts';
import { quorumMetrics } from './quorumMetrics.ts';
import { nameOf } from '../cluster/partitions.ts';

/** What JMX does not have, or has elsewhere; one that was not told has no sample. */
export const memberMetrics: readonly Metric<Figures>[] = [
  {
    name: `${memberPrefix}untold`,
    type: 'gauge',
    help: 'Whether a part of the figures could not be had, as for want of a permission, 0 or 1: what is left out then is not 0',
    labels: ['part'],
    read: ({ untold }) =>
      parts.map((part) => ({
        labels: { part },
        value: untold.some((missing) => missing.part === part) ? 1 : 0,
      })),
  },
  gauge(
    `${memberPrefix}cluster_known_brokers`,
    'Brokers that the cluster knows of: those that are registered, or have replicas',
    ({ cluster }) =>
      cluster &&
      new Set([
        ...cluster.brokers.map(({ id }) => id),
        ...(cluster.registered ?? []).map(({ id }) => id),
        ...cluster.partitions.flatMap(({ replicas }) => replicas),
      ]).size,
  ),
  gauge(
    `${memberPrefix}cluster_underreplicated_partitions`,
    'Partitions of the cluster that lack replicas in sync, whoever leads them',
    ({ counts }) => counts?.underReplicated,
  ),
  gauge(
    `${memberPrefix}cluster_underminisr_partitions`,
    'Partitions of the cluster that take no writes with acks=all, those that are offline too',
    ({ counts }) => counts?.underMinIsr,
  ),
  gauge(
    `${memberPrefix}cluster_atminisr_partitions`,
    'Partitions of the cluster with exactly min.insync.replicas in sync',
    ({ counts }) => counts?.atMinIsr,
  ),
  gauge(
    `${memberPrefix}cluster_reassigning_partitions`,
    'Partitions of the cluster that are being reassigned',
    ({ counts }) => counts?.moving,
  ),
  gauge(
    `${memberPrefix}replicas_out_of_sync`,
    'Replicas of this broker that are not in sync, those left aside that a reassignment adds',
    ({ own }) => own?.outOfSync.length,
  ),
  {
    name: `${memberPrefix}replica_lag_records`,
    type: 'gauge',
    help: 'Records that a replica of this broker lacks; told of those that are not in sync',
    labels: ['topic', 'partition'],
    read: readReplicaLags,
  },
  ofLogDir('up', 'Whether a log dir of this broker works, 0 or 1', ({ errorCode }) =>
    Number(errorCode === 0),
  ),
  ofLogDir(
    'used_bytes',
    'Bytes of all replicas in a log dir of this broker',
    ({ errorCode, replicas }) =>
      errorCode === 0 ? replicas.reduce((sum, { bytes }) => sum + bytes, 0) : undefined,
  ),
  ofLogDir(
    'volume_bytes',
    'Size of the volume that a log dir lies on',
    ({ totalBytes }) => totalBytes,
  ),
  ofLogDir(
    'usable_bytes',
    'What is left of the volume that a log dir lies on',
    ({ usableBytes }) => usableBytes,
  ),
  ...quorumMetrics,
  ...groupMetrics,
];

function readReplicaLags({ own, logDirs }: Figures): Sample[] {
  const late = new Set(own?.outOfSync.map((view) => nameOf(view)));
  return logDirs
    .flatMap(({ replicas }) => replicas)
    .filter((replica) => !replica.isFuture && late.has(nameOf(replica)))
    .map(({ topic, partition, offsetLag }) => ({
      labels: { topic, partition: String(partition) },
      value: offsetLag,
    }));
}

function ofLogDir(
  name: string,
  help: string,
  read: (dir: DescribedLogDir) => number | undefined,
): Metric<Figures> {
  return {
    name: `${memberPrefix}log_dir_${name}`,
    type: 'gauge',
    help,
    labels: ['path'],
    read: ({ logDirs }) => logDirs.flatMap((dir) => sampleOf({ path: dir.path }, read(dir))),
  };
}
