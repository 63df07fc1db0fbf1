import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './useCluster.ts';

// The group of the container, in either version of cgroups: what its probes cost is counted there as well.
const read = `if [ -f /sys/fs/cgroup/cpu.stat ]; then sed -n 's/^usage_usec //p' /sys/fs/cgroup/cpu.stat
else echo $(($(cat /sys/fs/cgroup/cpuacct/cpuacct.usage) / 1000)); fi`;

/** Milliseconds of CPU that a pod's container takes in this time; throws where it is another one in the end. */
export async function readCpu({ ask }: Cluster, pod: string, durationMs: number): Promise<number> {
  const look = async () => {
    const shown = await ask(['exec', pod, '--', 'sh', '-c', read]);
    if (!/^\d+$/.test(shown)) throw new Error(`${pod}: no microseconds of CPU, got "${shown}"`);
    return Number(shown) / 1000;
  };
  const before = await look();
  await sleep(durationMs);
  const after = await look();
  if (after < before) throw new Error(`${pod}: its container was started again meanwhile`);
  return after - before;
}
