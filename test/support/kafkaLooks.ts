import type { BrokerReport, ClusterView, Look } from '../../src/kafka/metrics/look.ts';
import { type PartitionView, toPartitionViews } from '../../src/kafka/metrics/partitionView.ts';
import type { DescribedLogDir } from '../../src/kafka/wire/describeLogDirs.ts';
import type { Quorum } from '../../src/kafka/wire/describeQuorum.ts';
import { accept } from '../../src/tool/parsed.ts';

/** A partition of three replicas that is well, unless it is said otherwise. */
export function partitionOf(given: Partial<PartitionView> = {}): PartitionView {
  const { replicas = [0, 1, 2] } = given;
  return {
    topic: 'orders',
    partition: 0,
    leader: replicas[0] ?? -1,
    replicas,
    isr: replicas,
    offline: [],
    adding: [],
    moving: false,
    minIsr: 2,
    ...given,
  };
}

/** As a broker tells it; min.insync.replicas is 2. */
export function viewsOf(count: number, given: Partial<PartitionView> = {}): PartitionView[] {
  const partitions = Array.from({ length: count }, (_, partition) =>
    partitionOf({ ...given, partition }),
  );
  const minIsr = new Map(partitions.map(({ topic }) => [topic, 2]));
  return toPartitionViews({ partitions, moving: [], minIsr });
}

/** A log dir with 10 GiB left of 100. */
export function dirOf(given: Partial<DescribedLogDir> = {}): DescribedLogDir {
  return {
    path: '/data',
    errorCode: 0,
    replicas: [],
    totalBytes: 100 * 2 ** 30,
    usableBytes: 20 * 2 ** 30,
    ...given,
  };
}

export function reportOf(id: number, given: Partial<BrokerReport> = {}): BrokerReport {
  return {
    id,
    silence: undefined,
    logDirs: accept([dirOf()]),
    groups: accept([]),
    ...given,
  };
}

const member = (id: number, agoMs: number) => ({
  id,
  logEndOffset: 100,
  lastFetchMs: 50_000,
  lastCaughtUpMs: 50_000 - agoMs,
});

/** Controller 0 leads, 1 and 2 have caught up a moment ago. */
export function quorumOf(given: Partial<Quorum> = {}): Quorum {
  return {
    errorCode: 0,
    leaderId: 0,
    leaderEpoch: 4,
    highWatermark: 100,
    voters: [member(0, 0), member(1, 200), member(2, 300)],
    observers: [],
    ...given,
  };
}

/** Three brokers that are up, without a topic, unless it is said otherwise. */
export function lookOf(cluster: Partial<ClusterView> = {}, given: Partial<Look> = {}): Look {
  return {
    nodeId: 0,
    cluster: {
      clusterId: 'Ck5VKZ0VTgWXqVHLh0tpBQ',
      controllerId: undefined,
      brokers: [0, 1, 2].map((id) => ({ id, host: `kafka-${id}`, port: 9092 })),
      registered: undefined,
      partitions: [],
      reports: [reportOf(0)],
      groups: [],
      ...cluster,
    },
    quorum: accept(quorumOf()),
    untold: [],
    ...given,
  };
}
