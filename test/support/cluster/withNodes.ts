import type { Cluster } from './useCluster.ts';

export interface Nodes {
  /** No new pods on it. */
  readonly cordon: (node: string) => Promise<void>;
  readonly uncordon: (node: string) => Promise<void>;
  /** Evicts the pods of this test from a node; gives whether all went within this time, and what was said. */
  readonly drain: (
    node: string,
    timeoutMs: number,
  ) => Promise<{ readonly isDone: boolean; readonly says: string }>;
}

/** The label of pods that may be evicted: others may be at work on the same nodes. */
export const drainLabel = 'statefulset-toolkit.test';

/** Lends the cluster's nodes; whatever happens, those that were cordoned are open again in the end. */
export async function withNodes(
  cluster: Cluster,
  use: (nodes: Nodes, names: readonly string[]) => Promise<void>,
): Promise<void> {
  const { run } = cluster;
  const open = await listOpen(cluster);
  const closed = new Set<string>();
  const cordon = async (node: string) => {
    closed.add(node);
    await run(['cordon', node]);
  };
  const uncordon = async (node: string) => {
    await run(['uncordon', node]);
    closed.delete(node);
  };
  try {
    await use(
      {
        cordon,
        uncordon,
        drain: async (node, timeoutMs) => {
          closed.add(node);
          const { code, stdout, stderr } = await cluster.try(
            [
              'drain',
              node,
              `--pod-selector=${drainLabel}=${cluster.namespace}`,
              '--ignore-daemonsets',
              '--delete-emptydir-data',
              `--timeout=${timeoutMs / 1000}s`,
            ],
            { timeoutMs: timeoutMs + 30_000 },
          );
          return { isDone: code === 0, says: stdout + stderr };
        },
      },
      open,
    );
  } finally {
    // all at once: one that fails keeps none of the others closed
    await Promise.all([...closed].map(uncordon));
  }
}

interface NodeList {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    readonly spec: { readonly unschedulable?: boolean };
  }[];
}

async function listOpen({ ask }: Cluster): Promise<readonly string[]> {
  const { items } = JSON.parse(await ask(['get', 'nodes', '--output=json'])) as NodeList;
  return items
    .filter(({ spec }) => spec.unschedulable !== true)
    .map(({ metadata }) => metadata.name);
}
