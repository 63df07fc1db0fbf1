import { ServerProblem } from '../local/serverProblem.ts';
import type { StopRequests } from '../src/process/watchStop.ts';
import { ExitCode } from '../src/tool/exitCode.ts';
import { auditServers } from './auditServers.ts';
import { renderHowToTalk } from './howToTalk.ts';
import { Interruption, untilCrashed, untilInterrupted } from './interruption.ts';
import { proveBrokers, proveEnsemble } from './prove.ts';
import { findFaults, renderResult, type WriterResult } from './report.ts';
import { restartUnderWriters } from './restartUnderWriters.ts';
import type { Stage } from './stage.ts';
import { startBrokers, startMembers } from './startServers.ts';

interface Options {
  /** Leave the servers running at the end. */
  readonly keep: boolean;
  /** When the program began, on the clock of `performance.now()`. */
  readonly startMs: number;
  readonly requests: StopRequests;
  /** Ends this program at once; the servers are killed by then. */
  readonly dieBy: (signal: NodeJS.Signals) => void;
}

/** Runs all steps, and stops every server in order whatever happens; gives the exit code. */
export async function runDemo(stage: Stage, options: Options): Promise<number> {
  const { keep, startMs, requests, dieBy } = options;
  const { fleet, screen, members, brokers } = stage;
  const interrupted = untilInterrupted(requests, (signal) => {
    fleet.killAll();
    dieBy(signal);
  });
  const crashed = untilCrashed();
  try {
    const writers = await Promise.race([runSteps(stage), fleet.broken, interrupted, crashed]);
    if (!keep) await stopAll(stage);
    const servers = fleet
      .servers()
      .map(({ name, kind, lives }) => ({ name, cleanExit: kind.cleanExit, lives: lives() }));
    const result = { servers, writers, totalMs: performance.now() - startMs, kept: keep };
    screen.print(`\n${renderResult(result)}`);
    if (keep) screen.print(`\n${renderHowToTalk(members, brokers)}`);
    return findFaults(result).length === 0 ? ExitCode.Ok : ExitCode.No;
  } catch (error) {
    screen.giveUp();
    screen.print(explain(error));
    await Promise.all([...stage.writers].map(async (writer) => writer.abandon()));
    await stopAll(stage);
    return ExitCode.No;
  }
}

async function runSteps(stage: Stage): Promise<readonly WriterResult[]> {
  if (stage.members.length > 0) await startMembers(stage);
  if (stage.brokers.length > 0) await startBrokers(stage);
  if (stage.members.length > 0) await proveEnsemble(stage);
  if (stage.brokers.length > 0) await proveBrokers(stage);
  const written = await restartUnderWriters(stage);
  return auditServers(stage, written);
}

async function stopAll({ screen, fleet, members, brokers }: Stage): Promise<void> {
  await screen.step('stopping all in order', async () => {
    await fleet.stopAll();
    const order = [brokers.length > 0 ? 'brokers' : '', members.length > 0 ? 'members' : ''];
    const says = `all stopped in order: ${order.filter((group) => group !== '').join(', then ')}`;
    return { value: undefined, says };
  });
}

function explain(error: unknown): string {
  if (error instanceof Interruption) {
    return `  ${error.message}: stopping all in order (once more: kills all at once)\n`;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof ServerProblem)) return `  ✗ ${message}\n`;
  const { logPath, lastLines } = error;
  const log = lastLines.map((line) => `      ${line}\n`).join('');
  return `  ✗ ${message}\n    the end of ${logPath}:\n${log}`;
}
