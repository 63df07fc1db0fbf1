import { watchDisks } from '../files/watchDisks.ts';
import { resolveJava } from '../java/resolveJava.ts';
import type { Health } from '../process/health.ts';
import { launchUnderInit } from '../process/launchServer.ts';
import { seconds } from '../process/narration.ts';
import { resolveOwnHost } from '../process/resolveOwnHost.ts';
import type { ChildCommand } from '../process/runChild.ts';
import { runSmall } from '../process/runSmall.ts';
import { serveHealth } from '../process/serveHealth.ts';
import { superviseServer } from '../process/superviseServer.ts';
import { type StopRequests, watchStop } from '../process/watchStop.ts';
import { type EventLog, writeEvents } from '../process/writeEvents.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import type { Server } from '../zookeeper/readServer.ts';
import { dataFolders } from '../zookeeper/serverConfig.ts';
import { renderServerArgs, renderServerEnv } from '../zookeeper/serverCommand.ts';
import type { Asked } from './readAsked.ts';
import { routesOf } from './memberRoutes.ts';
import { readMemberTarget } from './readMemberTarget.ts';
import { findOwnHost } from './ownHost.ts';
import { readConfigured, requirePorts } from './runServer.ts';
import { summarizeEnd } from './summary.ts';
import { watchCertificates } from './watchCertificates.ts';
import { type MemberWatch, watchMember } from './watchMember.ts';
import { watchPatience } from './watchPatience.ts';

interface Run extends Pick<Asked, 'settings' | 'flags'> {
  readonly server: Server;
  readonly command: ChildCommand;
  readonly member: MemberWatch;
  readonly stop: StopRequests;
  readonly tell: EventLog['tell'];
}

const name = 'the server';
const starting: Health = {
  live: { healthy: true, reason: `${name} is about to start` },
  ready: { healthy: false, reason: `${name} is about to start` },
};

/** Stays beside the server to its end, and gives what this process should exit with. */
export async function runSupervised(asked: Asked, say: (line: string) => void): Promise<number> {
  for (const warning of launchUnderInit(process.env)) say(`warning: ${warning}`);
  runSmall();
  const stop = watchStop();
  const { tell, flush } = writeEvents('zkStart');
  const { settings, flags } = asked;
  let health = starting;
  try {
    requireTimes(settings);
    const server = await readConfigured(asked, say);
    const env = renderServerEnv(server);
    const command = { program: resolveJava(env), args: renderServerArgs(server), env };
    const way = { timeoutMs: settings.probeTimeoutMs, flags };
    const { maxNotServingMs: maxMs } = settings;
    let isStuck = false;
    const member = watchMember({
      readTarget: async () => readMemberTarget(server, way),
      askDisks: watchDisks(dataFolders(server.config)),
      isStuck: maxMs === undefined ? undefined : watchPatience({ server, maxMs, tell }),
      onStuck: () => (isStuck = true),
    });
    const run = { settings, flags, server, command, member, stop, tell };
    // Before the wait for the own name, which may last longer than a liveness probe does.
    const http = await serveHealth({
      subject: 'ZK_HEALTH_PORT',
      host: settings.healthAddress,
      port: settings.healthPort,
      routes: routesOf(member, () => health),
    });
    try {
      if (await isFreeToStart(run)) {
        const exitCode = await supervise(run, (next) => (health = next));
        return isStuck ? ExitCode.Unavailable : exitCode;
      }
      tell(`asked to stop before ${name} was started`);
      return ExitCode.Ok;
    } finally {
      http.close();
    }
  } finally {
    // another request meanwhile would end this process with its last lines untold
    await flush();
    stop.close();
  }
}

function requireTimes({ drainMs, stopBudgetMs }: Run['settings']): void {
  if (drainMs < stopBudgetMs) return;
  const problem = `ZK_DRAIN: ${seconds(drainMs)} leave nothing of ZK_STOP_BUDGET, ${seconds(stopBudgetMs)}, for the stop itself`;
  throw new ToolError(ExitCode.Config, [problem]);
}

/** Waits for the member's own name. Gives whether it may start: nobody has asked it to stop. */
async function isFreeToStart({ settings, server, stop, tell }: Run): Promise<boolean> {
  const wait = { env: server.env, timeoutMs: settings.nameTimeoutMs, stop, say: tell };
  const isNamed = await resolveOwnHost(findOwnHost(server), wait);
  if (stop.signals.length > 0) return false;
  await requirePorts(server, { isNamed });
  return stop.signals.length === 0;
}

async function supervise(run: Run, setHealth: (health: Health) => void): Promise<number> {
  const { settings, flags, command, stop, tell, member } = run;
  const end = await superviseServer({
    ...command,
    name,
    firstPhase: 'starting',
    stop,
    budgetMs: settings.stopBudgetMs,
    // a member that was never ready has no clients, and leaves at any moment without loss
    readHold: () => ({ ms: 0, what: 'still starts' }),
    drain: { maxMs: settings.drainMs },
    // what is acknowledged is on disk: a kill costs nothing, and is certain
    orphanSignal: 'SIGKILL',
    tell,
    setHealth,
    watch: async (watched) => {
      const { signal } = watched;
      await Promise.all([
        member.watch(watched),
        watchCertificates({ flags, tell, signal }).catch((error: unknown) => {
          tell(`warning: renewed certificates are not seen: ${String(error)}`);
        }),
      ]);
    },
  });
  tell(summarizeEnd(end));
  return end.exitCode;
}
