import type { Cluster } from './useCluster.ts';
import { watchPods } from './watchPods.ts';

/** How a pod of a StatefulSet went, and how the next one came in its place. */
export interface Replacement {
  readonly exitCode: number | undefined;
  /** From the request until the pod was gone, by its own stop. */
  readonly goneSeconds: number;
  /** From the request until its successor was ready. */
  readonly readySeconds: number;
}

const goneMs = 400_000;
const readyMs = 300_000;

/** `kubectl delete pod`, and waits for the pod of the same name. */
export async function replacePod(cluster: Cluster, name: string): Promise<Replacement> {
  const watch = watchPods(cluster.namespace);
  try {
    const { found: old } = await watch.until(`${name} ready`, readyMs, () => {
      const pod = watch.pods.get(name);
      return pod?.isReady === true ? pod : undefined;
    });
    const began = performance.now();
    await cluster.run(['delete', 'pod', name, '--wait=false']);
    const since = () => (performance.now() - began) / 1000;
    const { found: last } = await watch.until(`${name} gone`, goneMs, () =>
      watch.gone.get(old.uid),
    );
    const goneSeconds = since();
    await watch.until(`the next ${name} ready`, readyMs, () => {
      const pod = watch.pods.get(name);
      return pod !== undefined && pod.uid !== old.uid && pod.isReady ? pod : undefined;
    });
    return { exitCode: last.exitCode, goneSeconds, readySeconds: since() };
  } finally {
    await watch.close();
  }
}
