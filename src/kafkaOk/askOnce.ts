import { existsSync } from 'node:fs';
import { askStoppable } from '../kafka/ask/askStoppable.ts';
import { ownPropertiesPath, readOwnServer } from '../kafka/readOwnServer.ts';
import { readServerProcess, type ServerProcess } from '../kafka/readServerProcess.ts';
import { probeSettings } from '../kafka/settings/healthSettings.ts';
import { generatedPlaceSettings } from '../kafka/settings/placeSettings.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Env } from '../tool/serviceLink.ts';
import type { Settings } from '../tool/settings.ts';
import { askDirect } from './askDirect.ts';
import { askSupervisor } from './askSupervisor.ts';
import type { Question } from './commandLine.ts';
import { type Finding, judgeStop } from './finding.ts';
import { chooseTimeout } from './timeout.ts';

export const spec = { ...probeSettings, ...generatedPlaceSettings };

interface Around {
  readonly settings: Settings<typeof spec>;
  readonly env: Env;
}

/**
 * Asks the supervisor, and the server itself where there is none: after `kafkaStart --exec`. A supervisor
 * that runs and does not answer is not passed over: what its server can be asked for is less.
 */
export async function askOnce(
  { probe, flags, isDirect }: Question,
  { settings, env }: Around,
): Promise<Finding> {
  const start = performance.now();
  const timeoutMs = chooseTimeout(probe, settings.timeoutMs);
  const path = ownPropertiesPath(settings);
  const silence = isDirect ? undefined : await askSupervisor(probe, settings);
  if (silence !== undefined) {
    const isHere = flags['host'] === undefined && existsSync(path);
    if (silence.isRefused !== true || !isHere) return silence;
  }
  const server = readServerProcess(path);
  if (silence !== undefined && server?.supervisorPid !== undefined) {
    return blame(silence, server.supervisorPid);
  }
  if (probe === 'live') return judgeProcess(server, path);
  const own = readOwnServer(settings);
  if (!own.ok) return { asked: 'broker', exitCode: ExitCode.Config, reason: own.problem };
  return probe === 'stoppable'
    ? judgeStop(await askStoppable(own.value, { env, timeoutMs }))
    : askDirect(probe, { own: own.value, server, env, timeoutMs, start });
}

function blame(silence: Finding, pid: number): Finding {
  const problem = silence.reason.replace(': no supervisor runs there', '');
  const reason = `${problem}, although kafkaStart (process ${pid}) runs this broker; --direct asks the broker itself`;
  return { ...silence, reason };
}

function judgeProcess(server: ServerProcess | undefined, path: string): Finding {
  const asked = 'processes';
  return server === undefined
    ? { asked, exitCode: ExitCode.No, reason: `no java runs with ${path}, and no supervisor` }
    : { asked, exitCode: ExitCode.Ok, reason: `the broker runs: java is process ${server.pid}` };
}
