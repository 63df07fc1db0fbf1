import { readCpu } from './readCpu.ts';
import type { Cluster } from './useCluster.ts';

interface Probed {
  readonly statefulSet: string;
  readonly pods: readonly string[];
  /** Of its container: those that are removed for the comparison. */
  readonly probes: readonly string[];
  /** Waits until an update has reached every pod, and each is ready. */
  readonly untilUpdated: () => Promise<void>;
}

const durationMs = 120_000;

/** What the probes of a pod take of a core: measured with them, and after an update that removes them. */
export async function measureProbesCost(
  cluster: Cluster,
  { statefulSet, pods, probes, untilUpdated }: Probed,
): Promise<number> {
  const { figure, run } = cluster;
  const measure = async () => {
    const each = await Promise.all(pods.map(async (pod) => readCpu(cluster, pod, durationMs)));
    return each.reduce((sum, ms) => sum + ms, 0) / pods.length;
  };
  const withProbes = await measure();
  figure('CPU of a pod in two minutes, with probes', `${withProbes.toFixed(0)} ms`);
  const removals = probes.map((probe) => ({
    op: 'remove',
    path: `/spec/template/spec/containers/0/${probe}`,
  }));
  const patch = `-p=${JSON.stringify(removals)}`;
  await run(['patch', 'statefulset', statefulSet, '--type=json', patch]);
  await untilUpdated();
  const without = await measure();
  const share = (withProbes - without) / durationMs;
  figure('... without them', `${without.toFixed(0)} ms`);
  figure('... so the probes take of a core', `${(share * 100).toFixed(2)} %`);
  return share;
}
