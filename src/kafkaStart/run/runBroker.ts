import { resolveJava } from '../../java/resolveJava.ts';
import { readLogs } from '../../kafka/storage/readLogs.ts';
import { watchLoading } from '../../kafka/storage/watchLoading.ts';
import { runSmall } from '../../process/runSmall.ts';
import { serveHealth } from '../../process/serveHealth.ts';
import { superviseServer } from '../../process/superviseServer.ts';
import type { StopRequests } from '../../process/watchStop.ts';
import { writeEvents } from '../../process/writeEvents.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Broker } from '../readBroker.ts';
import { renderStart } from '../title.ts';
import { type Known, routesOf } from './brokerRoutes.ts';
import { chooseHold } from '../stop/hold.ts';
import { chooseQuestion, type Question } from '../../kafka/ask/question.ts';
import { openMetrics } from './openMetrics.ts';
import { aboutToStart, tellsDoing } from './preparing.ts';
import { launchOf, type Run, runPreparations } from './runPreparations.ts';
import { serverName } from './serverName.ts';
import { reportStop } from '../stop/stopReport.ts';
import type { Overheard } from '../readiness/overheard.ts';
import { askerOfQuorum } from '../readiness/askStartingQuorum.ts';
import { watchBroker } from '../readiness/watchBroker.ts';
import { watchStartingQuorum } from '../readiness/watchStartingQuorum.ts';
import { watchLeave, watchWhetherToStop } from '../stop/watchLeave.ts';

/** Stays beside the broker to its end, and gives what this process should exit with. */
export async function runBroker(broker: Broker, env: Env, stop: StopRequests): Promise<number> {
  runSmall();
  const { tell, flush } = writeEvents('kafkaStart');
  const { settings, plan, security } = broker;
  const name = serverName(plan.roles);
  const question = chooseQuestion({ ...plan, identity: security.material?.keyStorePem });
  const askWhetherToStop = watchWhetherToStop({ plan, question, env });
  const run = { ...broker, env, program: resolveJava(env), stop, tell };
  let known: Known = { ...aboutToStart(name), started: false, countLogs: () => undefined };
  const tellProbes = (line: string): void => {
    tell(line);
    if (tellsDoing(line)) known = { ...known, ...aboutToStart(name, line) };
  };
  let overheard: Overheard | undefined;
  const askMetrics = openMetrics({
    ...broker,
    env,
    question,
    readSupervised: () => ({
      started: known.started,
      ready: known.ready.healthy,
      logs: known.started ? undefined : known.countLogs(),
    }),
    learnBrokers: (brokers) => (overheard = { brokers, atMs: performance.now() }),
  });
  try {
    tell(renderStart(broker));
    // Before all waits: they may last longer than a liveness probe does.
    const server = await serveHealth({
      subject: 'KAFKA_HEALTH_PORT',
      host: settings.healthAddress,
      port: settings.healthPort,
      routes: routesOf({ name, read: () => known, askWhetherToStop, askMetrics }),
    });
    try {
      if (await runPreparations({ ...run, tell: tellProbes })) {
        return await superviseBroker(
          { ...run, question, readOverheard: () => overheard },
          (next) => (known = { ...known, ...next }),
        );
      }
      tell(`asked to stop before ${name} was started`);
      return ExitCode.Ok;
    } finally {
      server.close();
    }
  } finally {
    // another request meanwhile would end this process with its last lines untold
    await flush();
    stop.close();
  }
}

interface SupervisedRun extends Run {
  readonly question: Question;
  readonly readOverheard: () => Overheard | undefined;
}

async function superviseBroker(
  run: SupervisedRun,
  know: (next: Partial<Known>) => void,
): Promise<number> {
  const { plan, question, readOverheard, settings, stopTimes, command, env, stop, tell } = run;
  const isBroker = plan.roles.includes('broker');
  const name = serverName(plan.roles);
  const { budgetMs } = stopTimes;
  const leave = watchLeave(run);
  const readOwnLogs = () => readLogs(plan.dataDirs);
  const end = await superviseServer({
    ...launchOf(run),
    name,
    // nobody could tell when it has started: a stop then waits for nothing
    firstPhase: question.askable ? 'starting' : 'unready',
    stop,
    budgetMs,
    readHold: () => chooseHold({ givenMs: settings.stopHoldMs, budgetMs, logs: readOwnLogs() }),
    drain: leave.drain,
    onTold: leave.onTold,
    ...(isBroker ? { earlyLoss: 'it may not end cleanly' } : {}),
    // a broker that ends without its clean-shutdown marker recovers all its logs
    orphanSignal: 'SIGTERM',
    tell,
    setHealth: know,
    watch: async ({ report, reportStart, signal }) => {
      const loading = watchLoading({ path: command.paths.loading, tell });
      signal.addEventListener('abort', loading.stop);
      const { nodeId, properties } = plan;
      const { version } = command;
      const { catchUpMs } = settings;
      const asked = { question, nodeId, version, properties, catchUpMs };
      const server = { ...asked, readOverheard, env, tell };
      know({ countLogs: loading.count });
      const starting = { ...plan, identity: run.security.material?.keyStorePem, env };
      const describeQuorum = watchStartingQuorum({ ask: askerOfQuorum(starting), tell, signal });
      return watchBroker(
        { ...server, describeStart: () => loading.describe() ?? describeQuorum() },
        {
          report,
          reportStart: () => {
            know({ started: true });
            loading.stop();
            reportStart();
          },
          signal,
        },
      );
    },
  });
  const { exitCode, line } = reportStop(end, { name, logs: readOwnLogs(), ...leave.parts(end) });
  tell(line);
  return exitCode;
}
