import type { Sample } from '../../tool/prometheus.ts';
import type { Metric } from '../replies/mntr.ts';
import { findDescribed, splitKey } from './describedMetrics.ts';

/** A metric of mntr as ZooKeeper's own provider for Prometheus gives it. */
export interface ProviderSample extends Sample {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'summary' | 'untyped';
  readonly help: string;
}

/** What else the same reply says, by key. */
type Others = ReadonlyMap<string, Metric>;

/** Names of 3.4 and 3.5 that mean what a later one does (Leader.getLearners, as zk_learners). */
const laterNames: Readonly<Record<string, string>> = { followers: 'learners' };

/** What only mntr tells: given under names of ours (memberFamilies.ts). */
const ours: ReadonlySet<string> = new Set(['observer_master_id', 'fsync_threshold_exceed_count']);

/**
 * The sample that the provider would give for a metric; none for a text, for a name that is no
 * metric there (`zk_avg_fsynctime`), and for one that is ours.
 */
export function toProviderSample(metric: Metric, others: Others): ProviderSample | undefined {
  const { value, labels } = metric;
  const bare = metric.name.replace(/^zk_/, '');
  if (typeof value !== 'number' || ours.has(bare)) return undefined;
  const name = laterNames[bare] ?? bare;
  const plain = splitKey(name);
  if (plain !== undefined && plain.described.type !== 'summary') {
    const { described, key } = plain;
    return { ...described, labels: key === undefined ? labels : { key, ...labels }, value };
  }
  const { statistic, rest } = splitStatistic(name);
  const count = others.get(`zk_cnt_${rest}`)?.value;
  if (statistic !== undefined && count !== undefined) {
    return fromStatistic({ statistic, rest, value, empty: count === 0 });
  }
  return (
    fromProvider({ ...metric, name }, value) ??
    fromJvm(name, metric, value) ??
    (plain === undefined ? { ...unknown(name), labels, value } : undefined)
  );
}

const quantiles: Readonly<Record<string, string>> = {
  p50: '0.5',
  p95: '0.95',
  p99: '0.99',
  p999: '0.999',
};

interface Statistic {
  readonly statistic: string;
  readonly rest: string;
  readonly value: number;
  /** Whether nothing was measured yet. */
  readonly empty: boolean;
}

// The default provider: zk_avg_x, zk_min_x, zk_max_x, zk_cnt_x and zk_sum_x, some with percentiles.
function fromStatistic(found: Statistic): ProviderSample | undefined {
  const { statistic, rest, value, empty } = found;
  const { described = unknownSummary(rest), key } = splitKey(rest) ?? {};
  if (described.type !== 'summary') return undefined;
  const labels: Readonly<Record<string, string>> = key === undefined ? {} : { key };
  if (statistic === 'cnt') return { ...described, suffix: '_count', labels, value };
  if (statistic === 'sum') return { ...described, suffix: '_sum', labels, value };
  const quantile = quantiles[statistic];
  if (quantile === undefined) return undefined;
  // of nothing there is 0 here and NaN there
  return { ...described, labels: { ...labels, quantile }, value: empty ? Number.NaN : value };
}

/** `avg_fsynctime` is the average of fsynctime. */
export function splitStatistic(name: string): { statistic?: string; rest: string } {
  const [, statistic, rest] = /^(avg|min|max|cnt|sum|p50|p95|p99|p999)_(.+)$/.exec(name) ?? [];
  return statistic === undefined || rest === undefined ? { rest: name } : { statistic, rest };
}

// The provider for Prometheus: zk_x{quantile="0.5"}, zk_x_count, zk_x_sum.
function fromProvider({ name, labels }: Metric, value: number): ProviderSample | undefined {
  if (labels['quantile'] !== undefined) {
    return { ...(findDescribed(name) ?? unknownSummary(name)), labels, value };
  }
  const [, base = '', suffix] = /^(.+)(_count|_sum)$/.exec(name) ?? [];
  const described = findDescribed(base);
  if (described?.type !== 'summary' || (suffix !== '_count' && suffix !== '_sum')) return undefined;
  return { ...described, suffix, labels, value };
}

// Those of the JVM and its process, which the provider for Prometheus adds (metricsProvider.exportJvmInfo).
function fromJvm(name: string, { labels }: Metric, value: number): ProviderSample | undefined {
  if (!/^(jvm|process)_/.test(name)) return undefined;
  const help = "Of the JVM and its process, from the server's own provider for Prometheus";
  const [, summary, suffix] = /^(jvm_gc_collection_seconds)(_count|_sum)$/.exec(name) ?? [];
  if (summary !== undefined && (suffix === '_count' || suffix === '_sum')) {
    return { name: summary, type: 'summary', help, suffix, labels, value };
  }
  return { name, type: name.endsWith('_total') ? 'counter' : 'gauge', help, labels, value };
}

const unknownHelp = 'Of a version of ZooKeeper that this tool does not know';

function unknown(name: string) {
  return { name: toName(name), type: 'untyped', help: unknownHelp } as const;
}

function unknownSummary(name: string) {
  return { name: toName(name), type: 'summary', help: unknownHelp } as const;
}

/** What may stand as a name in Prometheus's text. */
function toName(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9_:]/g, '_').replace(/^(?=\d|$)/, '_');
}
