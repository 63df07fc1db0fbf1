import { join } from 'node:path';
import { type MemberState, parseLogMark } from './memberState.ts';
import { isUsed, stateFileName, type Volume } from './volume.ts';

interface Folders {
  readonly dataDir: string;
  readonly dataLogDir: string;
}

const insist = 'ZK_ALLOW_LOG_DIR_CHANGE=true starts without them';

/**
 * Why the server must not start with this dataLogDir: it would miss transactions that it has
 * acknowledged. ZooKeeper itself notices only logs beside snapshots and the reverse, and ends with 3,
 * on 3.4 with 1 (from 3.4.12 and 3.5.4 on, ZOOKEEPER-2967).
 */
export function findLogDirProblem(
  volume: Volume,
  state: MemberState | undefined,
  { dataDir, dataLogDir }: Folders,
): string | undefined {
  const { snapshots, logs, formerLogs } = volume;
  if (formerLogs?.log !== undefined && formerLogs.log > (logs.log ?? -1n)) {
    const former = state?.dataLogDir ?? dataLogDir;
    return `ZK_DATA_LOG_DIR: the transaction logs are in ${former}/version-2, and ${dataLogDir} has none as new (set it to ${former}, or move them; ${insist})`;
  }
  if (dataDir === dataLogDir) return undefined;
  if (snapshots.log !== undefined && snapshots.log > (logs.log ?? -1n)) {
    return `ZK_DATA_LOG_DIR: the transaction logs are in ${dataDir}/version-2, beside the snapshots (set it to ${dataDir}, or move the files log.* to ${dataLogDir}/version-2; ${insist})`;
  }
  // A folder that was just moved has no mark yet.
  return state?.dataLogDir === dataLogDir ? findMarkProblem(volume, state, dataLogDir) : undefined;
}

function findMarkProblem(
  volume: Volume,
  { myid }: MemberState,
  dataLogDir: string,
): string | undefined {
  if (!isUsed(volume)) return undefined;
  const { logMark } = volume;
  if (logMark === undefined) {
    return `ZK_DATA_LOG_DIR: ${dataLogDir} is not the volume that held the transaction logs: its ${stateFileName} is missing (mount that one; if it is lost and a majority of the others has its data, empty version-2 of ZK_DATA_DIR as well, and the member syncs from them; ${insist})`;
  }
  const mark = parseLogMark(logMark);
  const path = join(dataLogDir, stateFileName);
  if (!mark.ok) return `${path}: ${mark.problem}`;
  return mark.value === myid
    ? undefined
    : `${path}: the transaction logs are those of member ${mark.value}, and the snapshots those of member ${myid} (mount the volumes of one member; ${insist})`;
}
