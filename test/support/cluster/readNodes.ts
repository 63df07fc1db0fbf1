import type { Cluster } from './useCluster.ts';

/** Which node a pod is on. */
export async function readNode({ run }: Cluster, pod: string): Promise<string> {
  return run(['get', 'pod', pod, '--template={{.spec.nodeName}}']);
}

/** Which node each of these pods is on. */
export async function readNodes(
  cluster: Cluster,
  pods: readonly string[],
): Promise<readonly string[]> {
  return Promise.all(pods.map(async (pod) => readNode(cluster, pod)));
}
