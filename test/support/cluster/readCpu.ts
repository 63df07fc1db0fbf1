import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './useCluster.ts';

// The group of the container, in either version of cgroups: what its probes cost is counted there as well.
const read = `if [ -f /sys/fs/cgroup/cpu.stat ]; then sed -n 's/^usage_usec //p' /sys/fs/cgroup/cpu.stat
else echo $(($(cat /sys/fs/cgroup/cpuacct/cpuacct.usage) / 1000)); fi`;

/** Milliseconds of CPU that a pod's container takes in this time. */
export async function readCpu({ ask }: Cluster, pod: string, durationMs: number): Promise<number> {
  const look = async () => Number(await ask(['exec', pod, '--', 'sh', '-c', read])) / 1000;
  const before = await look();
  await sleep(durationMs);
  return (await look()) - before;
}
