import { join } from 'node:path';
import { type MemberState, parseLogMark } from './memberState.ts';
import { isUsed, stateFileName, type Volume } from './volume.ts';

interface Next {
  readonly dataDir: string;
  readonly dataLogDir: string;
  /** The id that the member is about to have. */
  readonly myid: number;
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
  next: Next,
): string | undefined {
  const { dataDir, dataLogDir } = next;
  return (
    findFormerProblem(volume, state, dataLogDir) ??
    (dataDir === dataLogDir
      ? undefined
      : (findMisplacedLogs(volume, next) ?? findMarkProblem(volume, state, next)))
  );
}

function findFormerProblem(
  volume: Volume,
  state: MemberState | undefined,
  dataLogDir: string,
): string | undefined {
  const { logs, formerLogs } = volume;
  const former = state?.dataLogDir ?? dataLogDir;
  if (formerLogs === 'gone') {
    // Where the logs are in the new folder, they were moved there.
    return !isUsed(volume) || logs.log !== undefined
      ? undefined
      : `ZK_DATA_LOG_DIR: the transaction logs were in ${former}, which is not there now, and ${dataLogDir} has none (mount that volume, or move them; ${insist})`;
  }
  if (formerLogs?.log === undefined || formerLogs.log <= (logs.log ?? -1n)) return undefined;
  return `ZK_DATA_LOG_DIR: the newest transaction logs are in ${former}/version-2, and not in ${dataLogDir} (set it to ${former}, or move them; ${insist})`;
}

function findMisplacedLogs(
  { snapshots, logs }: Volume,
  { dataDir, dataLogDir }: Next,
): string | undefined {
  return snapshots.log === undefined || snapshots.log <= (logs.log ?? -1n)
    ? undefined
    : `ZK_DATA_LOG_DIR: the transaction logs are in ${dataDir}/version-2, beside the snapshots (set it to ${dataDir}, or move the files log.* to ${dataLogDir}/version-2; ${insist})`;
}

function findMarkProblem(
  volume: Volume,
  state: MemberState | undefined,
  { dataDir, dataLogDir, myid }: Next,
): string | undefined {
  if (!isUsed(volume)) return undefined;
  const path = join(dataLogDir, stateFileName);
  const mark = volume.logMark === undefined ? undefined : parseLogMark(volume.logMark);
  if (mark?.ok === false) return `${path}: ${mark.problem}`;
  if (mark === undefined) {
    // A folder that is new to the member has no mark yet.
    return state?.dataLogDir === dataLogDir
      ? `ZK_DATA_LOG_DIR: ${dataLogDir} is not the volume that held the transaction logs: its ${stateFileName} is missing (mount that one; if it is lost and a majority of the others has its data, empty version-2 of ZK_DATA_DIR as well, and the member syncs from them; ${insist})`
      : undefined;
  }
  const isBare = volume.snapshots.snapshot === undefined && volume.currentEpoch === undefined;
  if (state === undefined && isBare) {
    return `ZK_DATA_DIR: ${dataDir} has nothing of member ${mark.value}, whose transaction logs are in ${dataLogDir} (mount the volume that has; if it is lost and a majority of the others has its data, empty ${dataLogDir}/version-2 as well, and the member syncs from them; ${insist})`;
  }
  const owner = state?.myid ?? myid;
  return mark.value === owner || mark.value === myid
    ? undefined
    : `${path}: the transaction logs are those of member ${mark.value}, and the snapshots those of member ${owner} (mount the volumes of one member; ${insist})`;
}
