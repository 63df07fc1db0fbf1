import { isIP } from 'node:net';
import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { watchOwnName } from '../pod/watchOwnName.ts';
import { watchStop } from '../process/watchStop.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStderr } from '../tool/writeText.ts';
import type { Server } from '../zookeeper/readServer.ts';
import { isStandalone } from '../zookeeper/serverConfig.ts';

/**
 * Waits until the host of the member's own server line is an address of this pod, and gives whether
 * it is. A request to stop ends the wait with 128 + n, as it would end the server.
 */
export async function resolveOwnHost(server: Server, timeoutMs: number): Promise<boolean> {
  const { config, myid, env } = server;
  const host = config.servers.get(myid ?? 0)?.host;
  if (isStandalone(config) || host === undefined || isIP(host) !== 0) return true;
  const seconds = timeoutMs / 1000;
  const stop = watchStop();
  const asked = new AbortController();
  stop.listen(() => asked.abort());
  const found = await watchOwnName(host, {
    timeoutMs,
    env,
    signal: asked.signal,
    onWait: () => say(`waiting for ${host} to be an address of this pod, ${seconds} s at most`),
  });
  // A signal is told in the turn of the event loop after the one in which it came: one that came
  // while this turn ran would be lost, and java would start that nobody asks to stop again.
  await setImmediate();
  await setImmediate();
  stop.close();
  const [signal] = stop.signals;
  if (signal !== undefined) {
    const problem = `asked to stop (${signal}) before the server was started`;
    throw new ToolError(128 + constants.signals[signal], [problem]);
  }
  if (!found) say(`warning: ${host} is no address of this pod after ${seconds} s; starting anyway`);
  return found;
}

function say(line: string): void {
  writeStderr(`zkStart: ${line}\n`);
}
