import type { Cluster } from './useCluster.ts';

const readySeconds = 120;

/** Waits for pods that a test has made by themselves. */
export async function untilPodsReady({ run }: Cluster, ...pods: readonly string[]): Promise<void> {
  const names = pods.map((pod) => `pod/${pod}`);
  await run(['wait', '--for=condition=Ready', ...names, `--timeout=${readySeconds}s`]);
}
