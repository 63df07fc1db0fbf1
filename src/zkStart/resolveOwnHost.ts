import { isAddress } from '../pod/address.ts';
import { readOwnName } from '../pod/readOwnName.ts';
import type { StopRequests } from '../process/watchStop.ts';
import type { Server } from '../zookeeper/readServer.ts';
import { isStandalone } from '../zookeeper/serverConfig.ts';

interface Wait {
  readonly timeoutMs: number;
  /** A request to stop ends the wait. */
  readonly stop: StopRequests;
  readonly say: (line: string) => void;
}

/**
 * Waits until the host of the member's own server line is an address of this pod, and gives whether
 * it is.
 */
export async function resolveOwnHost(
  { config, myid, env }: Server,
  { timeoutMs, stop, say }: Wait,
): Promise<boolean> {
  const host = config.servers.get(myid ?? 0)?.host;
  if (isStandalone(config) || host === undefined || isAddress(host)) return true;
  if (readOwnName(host, env)) return true;
  // Not loaded where the pod's own files know the name.
  const { watchOwnName } = await import('../pod/watchOwnName.ts');
  const seconds = timeoutMs / 1000;
  const asked = new AbortController();
  stop.listen(() => asked.abort());
  const found = await watchOwnName(host, {
    timeoutMs,
    env,
    signal: asked.signal,
    onWait: () => say(`waiting for ${host} to be an address of this pod, ${seconds} s at most`),
  });
  if (!found && !asked.signal.aborted) {
    say(`warning: ${host} is no address of this pod after ${seconds} s; starting anyway`);
  }
  return found;
}
