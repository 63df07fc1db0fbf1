import { askServer } from '../kafka/ask/askServer.ts';
import { resolveOwnTarget } from '../kafka/ask/resolveTarget.ts';
import type { Own } from '../kafka/readOwnServer.ts';
import type { ServerProcess } from '../kafka/readServerProcess.ts';
import { renderPlace } from '../pod/place.ts';
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
  const target = await resolveOwnTarget(socket, { access, env, timeoutMs: leftMs() });
  if (!target.ok) return { asked, exitCode: ExitCode.Unavailable, reason: target.problem };
  const { host, port } = target.value;
  const place = { host, port };
  const asking = { ...target.value, timeoutMs: leftMs() };
  const answered = await askServer(asking, exchanges[probe](question, nodeId));
  if (answered.ok) {
    const { healthy, reason } = answered.value;
    return { asked, place, reason, exitCode: healthy ? ExitCode.Ok : ExitCode.No };
  }
  const why = answered.type === 'late' ? `no answer within ${timeoutMs} ms` : answered.reason;
  const java = answered.type === 'refused' ? ` (${describeJava(server)})` : '';
  const reason = `${renderPlace(place)}: ${why}${java}`;
  return { asked, place, reason, exitCode: ExitCode.Unavailable };
}

// a broker's ports open at the very end of its start, after it has loaded its logs, and close first at its stop
function describeJava(server: ServerProcess | undefined): string {
  return server === undefined
    ? 'no java of this server runs'
    : `java runs as process ${server.pid}, and may be starting or stopping`;
}
