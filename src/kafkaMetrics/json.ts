import type { Look } from '../kafka/metrics/look.ts';
import { countPartitions } from '../kafka/metrics/partitionCounts.ts';
import { gravityOf, isAtMinIsr, listMissing, listWorst } from '../kafka/metrics/partitionView.ts';
import { listQuorum } from '../kafka/metrics/quorumView.ts';
import { listBrokers } from './brokerView.ts';
import { judgeLook } from './verdict.ts';

const states = ['inSync', 'underReplicated', 'underMinIsr', 'offline'];

/** A look for programs: all that the table shows, without its limits; what nobody told is null. */
export function renderJson(look: Look): string {
  const { nodeId, cluster, quorum, untold } = look;
  const { verdict, faults } = judgeLook(look);
  const shown = {
    healthy: faults.length === 0 && untold.length === 0,
    verdict,
    faults,
    untold,
    nodeId,
    ...(cluster === undefined ? {} : renderCluster(cluster)),
    quorum:
      quorum?.ok === true
        ? {
            leaderId: quorum.value.leaderId,
            epoch: quorum.value.leaderEpoch,
            highWatermark: quorum.value.highWatermark,
            members: listQuorum(quorum.value).map(({ id, role, lag, caughtUpAgoMs }) => ({
              id,
              role,
              lag,
              caughtUpAgoMs: caughtUpAgoMs ?? null,
            })),
          }
        : undefined,
  };
  return `${JSON.stringify(shown, (_, value: unknown) => value ?? null, 2)}\n`;
}

function renderCluster(cluster: NonNullable<Look['cluster']>) {
  const { clusterId, partitions, reports, groups } = cluster;
  const views = listBrokers(cluster);
  return {
    clusterId,
    counts: countPartitions(partitions),
    brokers: views.map((view) => {
      const report = reports.find(({ id }) => id === view.id);
      return {
        id: view.id,
        state: view.state,
        leaders: view.leaders,
        replicas: view.replicas,
        outOfSync: view.outOfSync,
        behind: view.behind,
        groups: view.groups,
        logDirs: report?.logDirs.ok === true ? report.logDirs.value.map(toDir) : undefined,
      };
    }),
    partitions: listWorst(partitions).map((view) => ({
      topic: view.topic,
      partition: view.partition,
      state: states[gravityOf(view)],
      atMinIsr: isAtMinIsr(view),
      leader: view.leader,
      replicas: view.replicas,
      isr: view.isr,
      missing: listMissing(view),
      minIsr: view.minIsr,
    })),
    moving: partitions
      .filter(({ moving }) => moving)
      .map(({ topic, partition, replicas, adding }) => ({ topic, partition, replicas, adding })),
    groups,
  };
}

type Report = NonNullable<Look['cluster']>['reports'][number];
type Dir = Extract<Report['logDirs'], { ok: true }>['value'][number];

function toDir({ path, errorCode, replicas, totalBytes, usableBytes }: Dir) {
  return {
    path,
    failed: errorCode !== 0,
    replicas: replicas.length,
    usedBytes: replicas.reduce((sum, { bytes }) => sum + bytes, 0),
    totalBytes,
    usableBytes,
  };
}
