import type { BrokerPlan } from './plan/brokerPlan.ts';

type Planned = Pick<BrokerPlan, 'mode' | 'roles' | 'nodeId' | 'logDirs'>;

/** `Kafka 4.3.1 in KRaft mode, broker and controller 0`. */
export function renderTitle({ mode, roles, nodeId }: Planned, version: string): string {
  return `Kafka ${version} in ${mode === 'kraft' ? 'KRaft' : 'ZooKeeper'} mode, ${roles.join(' and ')} ${nodeId}`;
}

interface Titled {
  readonly plan: Planned;
  readonly command: { readonly version: string };
  /** None where the volume does not say, and ZooKeeper will. */
  readonly cluster: string | undefined;
}

/** What starts, for whoever reads the log later. */
export function renderStart({ plan, command, cluster }: Titled): string {
  const { logDirs } = plan;
  const of = cluster === undefined ? '' : ` of cluster ${cluster}`;
  const dirs = `log ${logDirs.length === 1 ? 'dir' : 'dirs'} ${logDirs.join(', ')}`;
  return `starting ${renderTitle(plan, command.version)}${of}, ${dirs}`;
}
