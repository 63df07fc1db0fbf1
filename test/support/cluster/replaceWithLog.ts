import { type Replacement, replacePod } from './replacePod.ts';
import type { Cluster } from './useCluster.ts';

interface Logged extends Replacement {
  /** Of the pod that went, from its begin to its end. */
  readonly log: string;
}

const logMs = 700_000;

/** `replacePod`, and what the pod said to its last: its log goes with it. */
export async function replaceWithLog(cluster: Cluster, name: string): Promise<Logged> {
  const [{ stdout }, replacement] = await Promise.all([
    cluster.try(['logs', '--follow', name], { timeoutMs: logMs }),
    replacePod(cluster, name),
  ]);
  return { ...replacement, log: stdout };
}
