import type { BrokerPlan } from './plan/brokerPlan.ts';

type Planned = Pick<BrokerPlan, 'mode' | 'roles' | 'nodeId' | 'logDirs'>;

/** `Kafka 4.3.1 in KRaft mode, broker and controller 0`. */
export function renderTitle({ mode, roles, nodeId }: Planned, version: string): string {
  return `Kafka ${version} in ${mode === 'kraft' ? 'KRaft' : 'ZooKeeper'} mode, ${roles.join(' and ')} ${nodeId}`;
}

interface Titled {
  readonly plan: Planned;
  readonly command: { readonly version: string };
  /** The cluster id to format the storage with. */
  readonly formatAs: string | undefined;
  /** The cluster that the volume belongs to already; where neither is there, ZooKeeper will say. */
  readonly owner: { readonly clusterId: string } | undefined;
}

/** What starts, for whoever reads the log later. */
export function renderStart({ plan, command, formatAs, owner }: Titled): string {
  const cluster = formatAs ?? owner?.clusterId;
  const { logDirs } = plan;
  const of = cluster === undefined ? '' : ` of cluster ${cluster}`;
  const dirs = `log ${logDirs.length === 1 ? 'dir' : 'dirs'} ${logDirs.join(', ')}`;
  return `starting ${renderTitle(plan, command.version)}${of}, ${dirs}`;
}
