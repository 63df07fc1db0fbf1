import { writeFiles } from '../../files/writeFiles.ts';
import { rolledPath } from '../../kafka/logging/loadingLog.ts';
import { readHolders } from '../../kafka/storage/readHolders.ts';
import { resolveScramArguments } from '../../kafka/security/resolveScramArguments.ts';
import { readProcessFacts } from '../../process/readProcessFacts.ts';
import { resolveOwnHost } from '../../process/resolveOwnHost.ts';
import { resolvePortProblems, type ServerPort } from '../../process/resolvePorts.ts';
import type { StopRequests } from '../../process/watchStop.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { ToolError } from '../../tool/toolError.ts';
import { brokerEnvironment, toolEnvironment } from '../command/environment.ts';
import { describeFormat } from '../command/foundingOptions.ts';
import { findLogDir } from '../command/jvmLogs.ts';
import { brokerArguments, formatArguments } from '../command/serverCommand.ts';
import { listPorts } from '../plan/sockets.ts';
import { judgeHolders } from '../preflight/holders.ts';
import { findStartWarnings } from '../preflight/startWarnings.ts';
import type { Broker } from '../readBroker.ts';
import { refuse } from '../refusal.ts';
import { resolveRegistration } from './resolveRegistration.ts';
import { runStorageTool } from './runStorageTool.ts';

/** A broker that is going to run, and what is around it. */
export interface Run extends Broker {
  readonly env: Env;
  /** The path of java. */
  readonly program: string;
  readonly stop: StopRequests;
  readonly tell: (line: string) => void;
}

/**
 * Does all that comes before java: waits for what others have to do first, looks at the ports, writes the
 * files and formats empty storage. Gives whether java may start: nobody has asked to stop meanwhile.
 */
export async function runPreparations(run: Run): Promise<boolean> {
  const { ownHost, settings, env, stop, tell } = run;
  for (const warning of findStartWarnings(readProcessFacts())) tell(`warning: ${warning}`);
  const wait = { env, timeoutMs: settings.nameTimeoutMs, stop, say: tell };
  const isNamed = await resolveOwnHost(ownHost, wait);
  if (stop.signals.length > 0) return false;
  await requirePorts(run, isNamed);
  if (stop.signals.length > 0) return false;
  await resolveRegistration(run);
  if (stop.signals.length > 0) return false;
  requireUnused(run);
  writeConfiguration(run);
  await formatStorage(run);
  return stop.signals.length === 0;
}

/** What java is started with. */
export function launchOf({ program, command, env }: Run) {
  return {
    program,
    args: brokerArguments(command),
    env: brokerEnvironment(command, env),
  };
}

/** Those at the own name are left out where it is no address of this pod: the broker itself says so. */
async function requirePorts({ plan, ownHost, env }: Run, isNamed: boolean): Promise<void> {
  const ports = listPorts(plan.sockets).filter(
    ({ host }: ServerPort) => isNamed || host !== ownHost,
  );
  const problems = await resolvePortProblems(ports, env);
  if (problems.length > 0) throw new ToolError(ExitCode.Unavailable, problems);
}

/** Once more: the waits before may have taken minutes. */
function requireUnused({ plan }: Run): void {
  const issues = judgeHolders(readHolders(plan.logDirs));
  if (issues.length > 0) throw refuse(issues);
}

function writeConfiguration({ files, command }: Run): void {
  const logDir = findLogDir(command);
  const { paths } = command;
  const { loading } = paths;
  writeFiles({
    files,
    folders: logDir === undefined ? [] : [{ path: logDir, writable: true }],
    removals: [
      // what a start that was killed while it formatted has left holds salted passwords
      paths.formatArguments,
      // how far another start has come
      ...(loading === undefined ? [] : [loading, rolledPath(loading)]),
    ],
  });
}

async function formatStorage(run: Run): Promise<void> {
  const { plan, security, command, program, env, stop, stopTimes, formatAs, tell } = run;
  if (formatAs === undefined) return;
  tell(`formatting ${describeFormat(plan, `cluster ${formatAs}`)}`);
  await runStorageTool({
    program,
    args: formatArguments(command, formatAs, run.foundingOptions),
    env: toolEnvironment(env),
    stop,
    budgetMs: stopTimes.budgetMs,
    secrets: {
      path: command.paths.formatArguments,
      // the users of SCRAM are part of the metadata that controllers begin with
      args: plan.roles.includes('controller') ? resolveScramArguments(security.scram) : [],
    },
  });
}
