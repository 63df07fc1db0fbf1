import { renderPlace } from '../kafka/cluster/listeners.ts';
import type { Own } from '../kafka/readOwnServer.ts';
import type { ServerProcess } from '../kafka/readServerProcess.ts';
import { reachableHost } from '../pod/reachableHost.ts';
import { resolveWithin } from '../pod/resolveName.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Env } from '../tool/serviceLink.ts';
import { readyExchanges, startupExchanges } from './direct.ts';
import type { Finding } from './finding.ts';

interface Asked {
  readonly own: Own;
  /** The java of this server, where it can be seen. */
  readonly server: ServerProcess | undefined;
  readonly env: Env;
  /** For all that is asked, since `start`, as `performance.now()` counts. */
  readonly timeoutMs: number;
  readonly start: number;
}

const exchanges = { startup: startupExchanges, ready: readyExchanges };

/** Asks the server of this pod itself, at one of its own listeners, over one connection. */
export async function askDirect(
  probe: 'startup' | 'ready',
  { own, server, env, timeoutMs, start }: Asked,
): Promise<Finding> {
  const { question, nodeId } = own;
  const asked = 'broker';
  if (!question.askable) return { asked, exitCode: ExitCode.No, reason: question.reason };
  const { socket, access } = question;
  const leftMs = (): number => Math.max(1, Math.round(start + timeoutMs - performance.now()));
  const name = reachableHost(socket.host);
  const [host] = (await resolveWithin([name], env, leftMs())) ?? [];
  if (host === undefined) {
    const reason = `${name}: no address of this name`;
    return { asked, exitCode: ExitCode.Unavailable, reason };
  }
  const place = { host, port: socket.port };
  const { askBroker } = await import('../kafka/ask/askBroker.ts');
  const target = { ...place, access, timeoutMs: leftMs() };
  const answered = await askBroker(target, exchanges[probe](question, nodeId));
  if (answered.ok) {
    const { healthy, reason } = answered.value;
    return { asked, place, reason, exitCode: healthy ? ExitCode.Ok : ExitCode.No };
  }
  const why = answered.type === 'late' ? `no answer within ${timeoutMs} ms` : answered.reason;
  const java = answered.type === 'refused' ? ` (${describeJava(server)})` : '';
  const reason = `${renderPlace(place)}: ${why}${java}`;
  return { asked, place, reason, exitCode: ExitCode.Unavailable };
}

// a broker's ports open at the very end of its start, after it has loaded its logs
function describeJava(server: ServerProcess | undefined): string {
  return server === undefined
    ? 'no java of this server runs'
    : `java runs as process ${server.pid}, and may still load its logs`;
}
