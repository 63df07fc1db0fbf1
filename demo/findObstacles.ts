import type { LocalPod } from '../local/site.ts';
import { askPort } from '../src/process/askPort.ts';
import { readLiveServers } from './serverFile.ts';

const portsOf: Readonly<Record<string, readonly number[]>> = {
  zk: [2181, 2888, 3888],
  kafka: [9092, 9093, 8090],
};

/** Why the demo cannot begin: servers of an earlier one, or ports that someone else has. */
export async function findObstacles(folder: string, pods: readonly LocalPod[]): Promise<string[]> {
  const live = readLiveServers(folder);
  if (live.length > 0) {
    const names = live.map(({ name, pid }) => `${name} (process ${pid})`).join(', ');
    return [`a demo runs already: ${names} (npm run demo -- --stop ends it)`];
  }
  const asked = pods.flatMap(({ name, address }) =>
    (portsOf[name.replace(/-\d+$/, '')] ?? []).map(async (port) => {
      const problem = await askPort(address, port);
      return problem === undefined ? [] : [`${name}: ${address}:${port} ${problem}`];
    }),
  );
  return (await Promise.all(asked)).flat();
}
