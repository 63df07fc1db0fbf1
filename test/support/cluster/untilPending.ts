import { expect } from 'vitest';
import type { Cluster } from './useCluster.ts';

const phase = '--output=jsonpath={.status.phase}';

/** Waits until an evicted pod is there again, and has no place; for a moment there is no pod of its name. */
export async function untilPending({ ask }: Cluster, pod: string): Promise<void> {
  await expect
    .poll(async () => ask(['get', 'pod', pod, phase]), { timeout: 120_000, interval: 500 })
    .toBe('Pending');
}
