import type { Disk } from '../../files/disk.ts';
import type { Family, Sample } from '../../tool/prometheus.ts';
import type { Metric } from '../replies/mntr.ts';
import { isServingMode } from '../replies/verdict.ts';
import { type Checkup, parseZxid } from './checkup.ts';
import { splitKey } from './describedMetrics.ts';
import { splitStatistic } from './providerSample.ts';

/** What ours are called, beside those that ZooKeeper's own provider has. */
export const memberPrefix = 'zookeeper_member_';

export interface Own {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly read: (checkup: Checkup, disks: readonly Disk[]) => readonly Sample[];
}

/** Every metric of ours; one that a member does not tell has no sample. */
export const ownMetrics: readonly Own[] = [
  {
    name: 'up',
    type: 'gauge',
    help: 'Whether the member answered a four-letter word, 0 or 1',
    read: ({ up }) => one(up ? 1 : 0),
  },
  {
    name: 'serving',
    type: 'gauge',
    help: 'Whether the member serves clients, reads and writes, 0 or 1',
    read: ({ srvr }) => one(srvr.ok && isServingMode(srvr.value.mode) ? 1 : 0),
  },
  {
    name: 'info',
    type: 'gauge',
    help: 'Always 1; its version, its part (server_state), from 3.6 on its phase (peer_state), and its myid',
    read: readInfo,
  },
  {
    name: 'epoch',
    type: 'gauge',
    help: 'Epoch of the last change that the member has, the upper half of its zxid',
    read: (checkup) => one(readZxid(checkup)?.epoch),
  },
  {
    name: 'zxid_counter',
    type: 'gauge',
    help: 'Last change that the member has within its epoch, the lower half of its zxid',
    read: (checkup) => one(readZxid(checkup)?.counter),
  },
  {
    name: 'max_client_cnxns',
    type: 'gauge',
    help: 'Connections that one client address may have (maxClientCnxns), 0 for any number',
    read: ({ conf }) => one(conf.ok ? conf.value.maxClientCnxns : undefined),
  },
  {
    name: 'observer_master_id',
    type: 'gauge',
    help: 'On an observer from 3.6 on: id of the member that it syncs from',
    read: (checkup) => one(findNumber(checkup, 'zk_observer_master_id')),
  },
  {
    name: 'fsync_threshold_exceed_count',
    type: 'counter',
    help: 'Fsyncs that took longer than fsync.warningthresholdms, told by 3.4 only',
    read: (checkup) => one(findNumber(checkup, 'zk_fsync_threshold_exceed_count')),
  },
  {
    name: 'summary_max',
    type: 'gauge',
    help: 'Largest figure since the start or the last srst of a summary, by its name; told by the default provider',
    read: ({ metrics }) => (metrics.ok ? readMaxima(metrics.value) : []),
  },
  {
    name: 'volume_bytes',
    type: 'gauge',
    help: 'Size of a volume that dataDir or dataLogDir lies on, by the first of them on it (label path)',
    read: (_, disks) => disks.map(({ path, bytes }) => ({ labels: { path }, value: bytes })),
  },
  {
    name: 'volume_usable_bytes',
    type: 'gauge',
    help: 'What is left of that volume',
    read: (_, disks) =>
      disks.map(({ path, freeBytes }) => ({ labels: { path }, value: freeBytes })),
  },
];

/** What ZooKeeper's own provider does not tell of a member. */
export function toMemberFamilies(checkup: Checkup, disks: readonly Disk[]): Family[] {
  return ownMetrics.map(({ name, type, help, read }) => ({
    name: `${memberPrefix}${name}`,
    type,
    help,
    samples: read(checkup, disks),
  }));
}

function one(value: number | undefined): Sample[] {
  return value === undefined ? [] : [{ value }];
}

function readInfo({ srvr, metrics, conf }: Checkup): Sample[] {
  if (!srvr.ok) return [];
  const { version, mode } = srvr.value;
  const phase = metrics.ok ? metrics.value.find(({ key }) => key === 'zk_peer_state') : undefined;
  const labels = {
    version,
    server_state: mode,
    ...(phase === undefined ? {} : { peer_state: String(phase.value) }),
    ...(conf.ok ? { myid: String(conf.value.myid) } : {}),
  };
  return [{ labels, value: 1 }];
}

function readZxid({ srvr }: Checkup) {
  const zxid = srvr.ok ? parseZxid(srvr.value.zxid) : srvr;
  return zxid.ok ? zxid.value : undefined;
}

function findNumber({ metrics }: Checkup, key: string): number | undefined {
  const value = metrics.ok ? metrics.value.find((metric) => metric.key === key)?.value : undefined;
  return typeof value === 'number' ? value : undefined;
}

function readMaxima(metrics: readonly Metric[]): Sample[] {
  const counts = new Map(metrics.map(({ key, value }) => [key, value]));
  return metrics.flatMap(({ key, value }) => {
    const { statistic, rest } = splitStatistic(key.replace(/^zk_/, ''));
    const count = counts.get(`zk_cnt_${rest}`);
    if (statistic !== 'max' || count === undefined || count === 0 || typeof value !== 'number') {
      return [];
    }
    const { described, key: of } = splitKey(rest) ?? {};
    const labels = { summary: described?.name ?? rest, ...(of === undefined ? {} : { key: of }) };
    return [{ labels, value }];
  });
}
