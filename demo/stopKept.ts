import { waitFor } from '../local/waitFor.ts';
import { isAlive, type KnownProcess, readLiveServers } from './serverFile.ts';

const stopTimeoutMs = 60_000;

/** Stops what an earlier demo left running, brokers before members; gives the names of what was there. */
export async function stopKept(folder: string): Promise<readonly string[]> {
  const live = readLiveServers(folder);
  for (const set of ['kafka-', 'zk-']) {
    await stopGroup(live.filter(({ name }) => name.startsWith(set)));
  }
  return live.map(({ name }) => name);
}

async function stopGroup(group: readonly KnownProcess[]): Promise<void> {
  for (const { pid } of group) signal(pid, 'SIGTERM');
  const names = group.map(({ name }) => name).join(', ');
  const ended = () => (group.some(isAlive) ? undefined : true);
  try {
    await waitFor({ what: `the end of ${names}`, timeoutMs: stopTimeoutMs }, ended);
  } catch {
    // each leads a process group of its own
    for (const { pid } of group.filter(isAlive)) signal(-pid, 'SIGKILL');
    await waitFor({ what: `the end of ${names}`, timeoutMs: 5000 }, ended);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It may have ended by itself meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
