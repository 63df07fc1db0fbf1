import { resolveJava } from '../java/resolveJava.ts';
import { launchServer } from '../process/launchServer.ts';
import { readHasTcpSockets } from '../process/readTcpSockets.ts';
import { resolveOwnHost } from '../process/resolveOwnHost.ts';
import { resolveStop } from '../process/resolveStop.ts';
import { watchStop } from '../process/watchStop.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { toOneLine } from '../tool/oneLine.ts';
import { ToolError } from '../tool/toolError.ts';
import { readServer, type Server } from '../zookeeper/readServer.ts';
import { renderServerArgs, renderServerEnv } from '../zookeeper/serverCommand.ts';
import { arePlain, listPorts } from './ports.ts';
import type { Asked } from './readAsked.ts';
import { readStartFacts } from './readStartFacts.ts';
import { findOwnHost } from './ownHost.ts';
import { findStartWarnings } from './startWarnings.ts';

/** Becomes the server, once all that can be seen before is right; else throws a ToolError. */
export async function runServer(asked: Asked, say: (line: string) => void): Promise<never> {
  // Process 1 would never see a signal that it does not listen to.
  const stop = watchStop();
  const server = await readConfigured(asked, say);
  if (asked.settings.maxNotServingMs !== undefined) {
    say('warning: ZK_MAX_NOT_SERVING: ignored, since only a supervisor can tell (--supervise)');
  }
  const env = renderServerEnv(server);
  const program = resolveJava(env);
  const wait = { env: server.env, timeoutMs: asked.settings.nameTimeoutMs, stop, say };
  await requirePorts(server, { isNamed: await resolveOwnHost(findOwnHost(server), wait) });
  await resolveStop(stop, { name: 'the server', say });
  return launchServer({ program, args: renderServerArgs(server), env });
}

/**
 * The server as it is configured now, after its configuration was written where that is asked for; says
 * what may hurt later.
 */
export async function readConfigured(asked: Asked, say: (line: string) => void): Promise<Server> {
  const server = await readOrGenerate(asked, say);
  const warnings = findStartWarnings(readStartFacts(server), asked.settings.generate);
  for (const warning of warnings) say(`warning: ${toOneLine(warning)}`);
  return server;
}

async function readOrGenerate(
  { settings, configFile, flags }: Asked,
  say: (line: string) => void,
): Promise<Server> {
  if (!settings.generate) return readServer({ ...settings, configFile }, process.env);
  const { runGenerate } = await import('./runGenerate.ts');
  return readServer({ ...runGenerate(flags, say), configFile: undefined }, process.env);
}

/**
 * Throws a ToolError where a port of the server is taken. Those at the member's own name are left out
 * where that name is no address of this pod: the server itself waits for it.
 */
export async function requirePorts(
  { config, myid, env }: Server,
  { isNamed }: { readonly isNamed: boolean },
): Promise<void> {
  const host = config.servers.get(myid ?? 0)?.host;
  const ports = listPorts(config, myid).filter((port) => isNamed || port.host !== host);
  if (readHasTcpSockets() === false && arePlain(ports, host)) return;
  // Not loaded where nobody can be in the way: a socket of Node's own costs milliseconds.
  const { resolvePortProblems } = await import('../process/resolvePorts.ts');
  const problems = await resolvePortProblems(ports, env);
  if (problems.length > 0) throw new ToolError(ExitCode.Unavailable, problems);
}
