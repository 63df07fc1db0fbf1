import type { PodState } from './podEvents.ts';
import type { PodWatch } from './watchPods.ts';

const readyMs = 300_000;

/** How a pod is, as soon as the watch has it. */
export async function untilSeen({ pods, until }: PodWatch, name: string): Promise<PodState> {
  const { found } = await until(`${name} is seen`, readyMs, () => pods.get(name));
  return found;
}

/** Waits until the container of a pod was started again since then, and is ready. */
export async function untilRestarted(
  { pods, until }: PodWatch,
  { name, restarts }: PodState,
): Promise<PodState> {
  const { found } = await until(`${name} ready again`, readyMs, () => {
    const pod = pods.get(name);
    return pod?.isReady === true && pod.restarts > restarts ? pod : undefined;
  });
  return found;
}
