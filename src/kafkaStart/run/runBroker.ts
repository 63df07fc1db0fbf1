import { resolveJava } from '../../java/resolveJava.ts';
import { readCleanMarkers } from '../../kafka/storage/readLogDir.ts';
import type { Health } from '../../process/health.ts';
import { launchServer } from '../../process/launchServer.ts';
import { verdictPage } from '../../process/page.ts';
import { resolvePortProblems, type ServerPort } from '../../process/resolvePorts.ts';
import { runSmall } from '../../process/runSmall.ts';
import { serveHealth } from '../../process/serveHealth.ts';
import { superviseServer } from '../../process/superviseServer.ts';
import { type StopRequests, watchStop } from '../../process/watchStop.ts';
import { type EventLog, writeEvents } from '../../process/writeEvents.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { ToolError } from '../../tool/toolError.ts';
import { writeStderr } from '../../tool/writeText.ts';
import { writeFiles } from '../../files/writeFiles.ts';
import { generateFiles } from '../command/generatedFiles.ts';
import type { Broker } from '../readBroker.ts';
import { chooseQuestion } from './readiness.ts';
import { runStorageTool } from './runStorageTool.ts';
import { brokerArguments, brokerEnvironment, formatArguments } from '../command/serverCommand.ts';
import { listPorts } from '../plan/sockets.ts';
import { summarize } from './summary.ts';
import { watchBroker } from './watchBroker.ts';

interface Run extends Broker {
  readonly env: Env;
  /** The path of java. */
  readonly program: string;
  readonly stop: StopRequests;
  readonly tell: EventLog['tell'];
}

const budgetMs = { zookeeper: 270_000, kraft: 570_000 };

/** Stays beside the broker to its end, and gives what this process should exit with. */
export async function runBroker(broker: Broker, env: Env): Promise<number> {
  runSmall();
  const { tell, flush } = writeEvents('kafkaStart');
  const run = { ...broker, env, program: resolveJava(env), stop: watchStop(), tell };
  const { healthAddress: host, healthPort: port } = broker.settings;
  const own = { subject: 'KAFKA_HEALTH_PORT', host, port };
  let health = starting;
  try {
    await requirePorts([...listPorts(broker.plan.sockets), own], env);
    const server = await serveHealth({
      ...own,
      routes: {
        '/livez': () => verdictPage(health.live),
        '/readyz': () => verdictPage(health.ready),
      },
    });
    try {
      return await prepareAnd(run, async () => superviseBroker(run, (next) => (health = next)));
    } finally {
      server.close();
    }
  } finally {
    run.stop.close();
    await flush();
  }
}

/** Becomes the broker. */
export async function launchBroker(broker: Broker, env: Env): Promise<number> {
  const run = { ...broker, env, program: resolveJava(env), stop: watchStop(), tell: say };
  await requirePorts(listPorts(broker.plan.sockets), env);
  return prepareAnd(run, async () => launchServer(launchOf(run)));
}

async function requirePorts(ports: readonly ServerPort[], env: Env): Promise<void> {
  const problems = await resolvePortProblems(ports, env);
  if (problems.length > 0) throw new ToolError(ExitCode.Unavailable, problems);
}

const starting: Health = {
  live: { healthy: true, reason: 'the broker is about to start' },
  ready: { healthy: false, reason: 'the broker is about to start' },
};

/** Writes the files and formats empty storage; then goes on, unless it was asked to stop meanwhile. */
async function prepareAnd(run: Run, goOn: () => Promise<number>): Promise<number> {
  const { plan, command, program, env, formatAs, stop, tell } = run;
  const { log4jOpts, logDir } = command.java;
  writeFiles({
    files: generateFiles(command.paths, plan.properties, command.version),
    folders:
      log4jOpts === undefined || logDir === undefined ? [] : [{ path: logDir, writable: true }],
  });
  if (formatAs !== undefined) {
    tell(`formatting ${plan.logDirs.join(', ')} for cluster ${formatAs}`);
    await runStorageTool({ program, args: formatArguments(command, formatAs), env });
  }
  if (stop.signals.length === 0) return goOn();
  tell('asked to stop before the broker was started');
  return ExitCode.Ok;
}

async function superviseBroker(run: Run, setHealth: (health: Health) => void): Promise<number> {
  const { plan, settings, env, stop, tell } = run;
  const question = chooseQuestion(plan.sockets);
  const end = await superviseServer({
    ...launchOf(run),
    name: 'the broker',
    // nobody could tell when it has started: a stop then waits for nothing
    firstPhase: question.askable ? 'starting' : 'unready',
    stop,
    budgetMs: settings.stopBudgetMs ?? budgetMs[plan.mode],
    holdMs: settings.stopHoldMs,
    drainMs: 0,
    earlyLoss: 'it cannot end cleanly',
    // a broker that ends without its clean-shutdown marker recovers all its logs
    orphanSignal: 'SIGTERM',
    tell,
    setHealth,
    watch: async ({ report, signal }) =>
      watchBroker({ question, nodeId: plan.nodeId, env }, report, signal),
  });
  const marked = readCleanMarkers(plan.dataDirs);
  tell(summarize(end, { marked, logDirs: plan.dataDirs.length, roles: plan.roles }));
  return end.exitCode;
}

function launchOf({ program, command, env }: Run) {
  return {
    program,
    args: brokerArguments(command),
    env: { ...env, ...brokerEnvironment(command) },
  };
}

function say(line: string): void {
  writeStderr(`kafkaStart: ${line}\n`);
}
