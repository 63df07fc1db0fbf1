import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../files/writeFiles.ts';
import { readTcpConnections } from '../process/readTcpConnections.ts';
import { errorCode } from '../tool/errorCode.ts';
import { ToolError } from '../tool/toolError.ts';
import { renderDuration } from '../tool/units.ts';
import type { Server } from '../zookeeper/readServer.ts';
import { isStandalone } from '../zookeeper/serverConfig.ts';
import type { Answer } from './answer.ts';
import { addLook, maySync, parsePatience, renderPatience } from './patience.ts';

interface Limit {
  readonly server: Server;
  readonly maxMs: number;
  readonly tell: (line: string) => void;
}

/** Takes what the member has answered now; gives whether it is to be ended for it. */
export type PatienceWatch = (answer: Answer, pid: number | undefined) => boolean;

// How much of the time may be forgotten when the supervisor is killed.
const writeEveryMs = 30_000;

/**
 * Watches for a member that answers and does not serve for longer than `maxMs`: ZooKeeper has had faults
 * that only a new process mends (ZOOKEEPER-2164). The time is kept in dataDir, so that other restarts do
 * not begin it anew, and begins anew before the member is ended: it is ended once in `maxMs` at most.
 */
export function watchPatience({ server, maxMs, tell }: Limit): PatienceWatch {
  const { config } = server;
  const path = join(config.dataDir ?? '', 'not-serving.json');
  const serverPorts = isStandalone(config) ? new Set<number>() : config.serverPorts;
  let warned = '';
  let keptMs = readKept(path);
  let notServingMs = keptMs;
  let lookedAt = performance.now();
  const keep = (ms: number): boolean => {
    if (ms === keptMs) return true;
    try {
      writeFiles({ files: [{ path, text: renderPatience(ms), mode: 0o644 }], folders: [] });
      keptMs = ms;
      warned = '';
      return true;
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      const problem = error.problems.join('; ');
      if (problem !== warned) tell(`warning: ZK_MAX_NOT_SERVING: ${problem}`);
      warned = problem;
      return false;
    }
  };
  return ({ type, reason }, pid) => {
    const now = performance.now();
    const syncing =
      type === 'notServing' && (pid === undefined || maySync(readTcpConnections(pid), serverPorts));
    notServingMs = addLook(notServingMs, { answer: type, syncing, passedMs: now - lookedAt });
    lookedAt = now;
    if (notServingMs < maxMs) {
      if (notServingMs === 0 || notServingMs - keptMs >= writeEveryMs) keep(notServingMs);
      return false;
    }
    notServingMs = 0;
    // without the new beginning on disk, the next process would be ended as soon as it answers
    if (!keep(0)) return false;
    tell(
      `ZK_MAX_NOT_SERVING: the server has answered for ${renderDuration(maxMs)} without serving, and is ended for that: ${reason}`,
    );
    return true;
  };
}

function readKept(path: string): number {
  try {
    const kept = parsePatience(readFileSync(path, 'utf8'));
    return kept.ok ? kept.value : 0;
  } catch (error) {
    errorCode(error);
    return 0;
  }
}
