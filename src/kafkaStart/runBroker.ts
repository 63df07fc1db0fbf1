import { resolveJava } from '../java/resolveJava.ts';
import { readCleanMarkers } from '../kafka/readLogDir.ts';
import { resolveName } from '../pod/resolveName.ts';
import { askPort } from '../process/askPort.ts';
import type { Health } from '../process/health.ts';
import { launchServer } from '../process/launchServer.ts';
import { serveHealth } from '../process/serveHealth.ts';
import { superviseServer } from '../process/superviseServer.ts';
import { watchStop } from '../process/watchStop.ts';
import { writeEvent } from '../process/writeEvent.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Env } from '../tool/serviceLink.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeFiles } from '../tool/writeFiles.ts';
import { summarize } from './summary.ts';
import type { Broker } from './readBroker.ts';
import { chooseQuestion } from './readiness.ts';
import { runStorageTool } from './runStorageTool.ts';
import { brokerArguments, brokerEnvironment, formatArguments } from './serverCommand.ts';
import type { Socket } from './sockets.ts';
import { watchBroker } from './watchBroker.ts';

interface Way {
  readonly env: Env;
  /** Become the broker instead of staying beside it. */
  readonly exec: boolean;
}

const budgetMs = { zookeeper: 270_000, kraft: 570_000 };

/** Runs the broker to its end, and gives what this process should exit with. */
export async function runBroker(broker: Broker, { env, exec }: Way): Promise<number> {
  const { plan, command, files, settings } = broker;
  const program = resolveJava(env);
  await refuseTakenPorts(plan.sockets, env);
  const launch = {
    program,
    args: brokerArguments(command),
    env: { ...env, ...brokerEnvironment(command) },
  };
  const stop = watchStop();
  let health = starting;
  const server = exec
    ? undefined
    : await serveHealth({
        address: settings.healthAddress,
        port: settings.healthPort,
        subject: 'KAFKA_HEALTH_PORT',
        read: () => health,
      });
  try {
    writeFiles({ files, folders: [] });
    await formatStorage(broker, program, env);
    if (stop.signals.length > 0) {
      tell('asked to stop before the broker was started');
      return ExitCode.Ok;
    }
    if (exec) return launchServer(launch);
    const question = chooseQuestion(plan.sockets);
    const end = await superviseServer({
      ...launch,
      name: 'the broker',
      stop,
      budgetMs: settings.stopBudgetMs ?? budgetMs[plan.mode],
      holdMs: question.askable ? settings.stopHoldMs : 0,
      tell,
      setHealth: (next) => (health = next),
      watch: (report, signal) =>
        void watchBroker({ question, nodeId: plan.nodeId, env }, report, signal),
    });
    const marked = readCleanMarkers(plan.logDirs);
    tell(summarize(end, { marked, logDirs: plan.logDirs.length, roles: plan.roles }));
    return end.exitCode;
  } finally {
    stop.close();
    server?.close();
  }
}

const starting: Health = {
  live: { healthy: true, reason: 'the broker is about to start' },
  ready: { healthy: false, reason: 'the broker is about to start' },
};

async function refuseTakenPorts(sockets: readonly Socket[], env: Env): Promise<void> {
  const problems: string[] = [];
  for (const { name, host, port } of sockets) {
    const [address] = host === '' ? [] : await resolveName(host, env);
    const problem = port === 0 ? undefined : await askPort(address, port);
    if (problem !== undefined) {
      problems.push(
        `listeners: ${name}: port ${port} on ${host === '' ? 'all addresses' : host} ${problem}`,
      );
    }
  }
  if (problems.length > 0) throw new ToolError(ExitCode.Unavailable, problems);
}

async function formatStorage({ formatAs, command, plan }: Broker, program: string, env: Env) {
  if (formatAs === undefined) return;
  tell(`formatting ${plan.logDirs.join(', ')} for cluster ${formatAs}`);
  await runStorageTool({ program, args: formatArguments(command, formatAs), env });
}

function tell(line: string): void {
  writeEvent('kafkaStart', line);
}
