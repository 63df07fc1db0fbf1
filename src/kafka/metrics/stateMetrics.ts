import type { ScrapedNode } from './figures.ts';
import { gauge, memberPrefix, type Metric } from './metric.ts';

/** What is known of a server at each scrape, also of one that does not answer. */
export interface State {
  readonly node: ScrapedNode;
  readonly up: boolean;
  /** Whether a broker counts itself as registered; undefined where it did not say, and of a controller. */
  readonly registered: boolean | undefined;
  readonly clusterId: string | undefined;
}

export const stateMetrics: readonly Metric<State>[] = [
  gauge(`${memberPrefix}up`, 'Whether the server answered, 0 or 1', ({ up }) => up),
  gauge(
    `${memberPrefix}registered`,
    'Whether the broker counts itself as registered and unfenced, 0 or 1',
    ({ registered }) => registered,
  ),
  {
    name: `${memberPrefix}info`,
    type: 'gauge',
    help: 'Always 1; its id, its mode (kraft or zookeeper), its roles, its version, and its cluster where that is known',
    labels: ['node_id', 'mode', 'roles', 'version', 'cluster_id'],
    read: ({ node: { nodeId, mode, roles, version }, clusterId }) => [
      {
        labels: {
          node_id: String(nodeId),
          mode,
          roles: roles.join(','),
          ...(version === undefined ? {} : { version }),
          ...(clusterId === undefined ? {} : { cluster_id: clusterId }),
        },
        value: 1,
      },
    ],
  },
];

/** What a supervisor knows of the server that it has started. */
export interface Supervised {
  /** Whether it has answered once. */
  readonly started: boolean;
  readonly ready: boolean;
  /** Since the supervisor began; the broker may have waited, and been formatted. */
  readonly aliveMs: number;
  /** Its logs, while it loads or recovers them. */
  readonly logs?: { readonly loaded: number; readonly total: number } | undefined;
}

export const supervisedMetrics: readonly Metric<Supervised>[] = [
  gauge(
    `${memberPrefix}started`,
    'Whether the server has started: it has answered once, 0 or 1 (supervisor)',
    ({ started }) => started,
  ),
  gauge(
    `${memberPrefix}ready`,
    'Whether /readyz says yes, 0 or 1 (supervisor)',
    ({ ready }) => ready,
  ),
  gauge(
    `${memberPrefix}supervised_seconds`,
    'Time since the supervisor began (supervisor)',
    ({ aliveMs }) => Math.round(aliveMs / 1000),
  ),
  gauge(
    `${memberPrefix}logs`,
    'Logs that the broker loads or recovers before it answers, as far as it has said how many (supervisor)',
    ({ logs }) => logs?.total,
  ),
  gauge(
    `${memberPrefix}logs_loaded`,
    'Logs that are loaded or recovered already (supervisor)',
    ({ logs }) => logs?.loaded,
  ),
];
