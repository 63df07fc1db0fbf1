import { countOf } from '../kafka/metrics/partitionCounts.ts';
import { nameOf } from '../kafka/cluster/partitions.ts';
import type { PartitionView } from '../kafka/metrics/partitionView.ts';
import { listLags } from '../kafka/metrics/replicaLags.ts';
import type { BrokerReport, ClusterView } from '../kafka/metrics/look.ts';

/** A broker as the table shows it; what nobody told is undefined. */
export interface BrokerView {
  readonly id: number;
  /**
   * `fenced` where Kafka tells that from `down`: registered, and the controllers have not heard of it for long. `silent`
   * is one that the cluster counts on and that did not answer.
   */
  readonly state: 'up' | 'silent' | 'fenced' | 'down';
  readonly leaders: number;
  readonly replicas: number;
  readonly outOfSync: number;
  /** Records that its replicas which are not in sync lack. */
  readonly behind: number | undefined;
  /** That it coordinates. */
  readonly groups: number | undefined;
  readonly disks: Disks | undefined;
}

/** The log dirs of a broker together. */
export interface Disks {
  readonly dirs: number;
  readonly failed: readonly string[];
  /** Of all replicas. */
  readonly usedBytes: number;
  /** The one with the least room. */
  readonly fullest:
    | { readonly path: string; readonly usableBytes: number; readonly totalBytes: number }
    | undefined;
}

/** Every broker that the cluster knows of, by id: also one that is away, as long as it has replicas. */
export function listBrokers(cluster: ClusterView): BrokerView[] {
  const { brokers, registered = [], partitions, reports } = cluster;
  const up = new Set(brokers.map(({ id }) => id));
  const known = new Set(registered.map(({ id }) => id));
  const holders = partitions.flatMap(({ replicas }) => replicas);
  return [...new Set([...up, ...known, ...holders])]
    .toSorted((a, b) => a - b)
    .map((id): BrokerView => {
      const { leaders, replicas, outOfSync } = countOf(partitions, id);
      const report = reports.find((one) => one.id === id);
      const present = report?.silence === undefined ? 'up' : 'silent';
      const absent = known.has(id) ? 'fenced' : 'down';
      return {
        id,
        state: up.has(id) ? present : absent,
        leaders,
        replicas,
        outOfSync: outOfSync.length,
        behind: report === undefined ? undefined : countBehind(report, outOfSync),
        groups: report?.groups.ok === true ? report.groups.value.length : undefined,
        disks: report === undefined ? undefined : describeDisks(report),
      };
    });
}

function countBehind(report: BrokerReport, late: readonly PartitionView[]): number | undefined {
  const lags = listLags(report);
  return lags && late.reduce((sum, view) => sum + (lags.get(nameOf(view)) ?? 0), 0);
}

function describeDisks({ logDirs }: BrokerReport): Disks | undefined {
  if (!logDirs.ok) return undefined;
  const dirs = logDirs.value;
  const [fullest] = dirs
    .flatMap(({ path, totalBytes, usableBytes }) =>
      totalBytes === undefined || usableBytes === undefined || totalBytes === 0
        ? []
        : [{ path, totalBytes, usableBytes }],
    )
    .toSorted((a, b) => a.usableBytes / a.totalBytes - b.usableBytes / b.totalBytes);
  return {
    dirs: dirs.length,
    failed: dirs.filter(({ errorCode }) => errorCode !== 0).map(({ path }) => path),
    usedBytes: dirs.flatMap(({ replicas }) => replicas).reduce((sum, { bytes }) => sum + bytes, 0),
    fullest,
  };
}
