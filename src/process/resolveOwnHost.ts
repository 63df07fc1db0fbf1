import { isAddress } from '../pod/address.ts';
import { readOwnName } from '../pod/readOwnName.ts';
import type { Env } from '../tool/serviceLink.ts';
import type { StopRequests } from './watchStop.ts';

interface Wait {
  readonly env: Env;
  readonly timeoutMs: number;
  /** A request to stop ends the wait. */
  readonly stop: StopRequests;
  readonly say: (line: string) => void;
}

/**
 * Waits until the host that a server calls its own is an address of this pod, and gives whether it is.
 * Where there is none, or an address, there is nothing to wait for; with no time, it is looked up once.
 */
export async function resolveOwnHost(
  host: string | undefined,
  { env, timeoutMs, stop, say }: Wait,
): Promise<boolean> {
  if (host === undefined || isAddress(host) || readOwnName(host, env)) return true;
  // Not loaded where the pod's own files know the name.
  const { watchOwnName } = await import('../pod/watchOwnName.ts');
  const seconds = timeoutMs / 1000;
  const asked = new AbortController();
  stop.listen(() => asked.abort());
  const found = await watchOwnName(host, {
    timeoutMs,
    env,
    signal: asked.signal,
    onWait: () => {
      if (timeoutMs > 0)
        say(`waiting for ${host} to be an address of this pod, ${seconds} s at most`);
    },
  });
  if (!found && !asked.signal.aborted) {
    say(`warning: ${host} is no address of this pod after ${seconds} s; starting anyway`);
  }
  return found;
}
