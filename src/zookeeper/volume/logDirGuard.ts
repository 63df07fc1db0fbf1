import type { MemberState } from './memberState.ts';
import type { Volume } from './volume.ts';

interface Folders {
  readonly dataDir: string;
  readonly dataLogDir: string;
}

/**
 * Why the server must not start with this dataLogDir: it would miss transactions that it has
 * acknowledged. ZooKeeper itself notices only logs beside snapshots and the reverse, and ends with 3
 * (from 3.4.12 and 3.5.4 on, ZOOKEEPER-2967).
 */
export function findLogDirProblem(
  { snapshots, logs, formerLogs }: Volume,
  state: MemberState | undefined,
  { dataDir, dataLogDir }: Folders,
): string | undefined {
  const insist = 'ZK_ALLOW_LOG_DIR_CHANGE=true starts without them';
  const former = state?.dataLogDir ?? dataLogDir;
  if (formerLogs?.log !== undefined && formerLogs.log > (logs.log ?? -1n)) {
    return `ZK_DATA_LOG_DIR: the transaction logs are in ${former}/version-2, and ${dataLogDir} has none as new (set it to ${former}, or move them; ${insist})`;
  }
  if (dataDir !== dataLogDir && snapshots.log !== undefined && snapshots.log > (logs.log ?? -1n)) {
    return `ZK_DATA_LOG_DIR: the transaction logs are in ${dataDir}/version-2, beside the snapshots (set it to ${dataDir}, or move the files log.* to ${dataLogDir}/version-2; ${insist})`;
  }
  if (state?.logged === true && logs.log === undefined && snapshots.snapshot !== undefined) {
    return `ZK_DATA_LOG_DIR: ${dataLogDir}/version-2 held transaction logs and holds none now (mount the volume that has them; ${insist})`;
  }
  return undefined;
}
