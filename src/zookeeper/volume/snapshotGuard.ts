import { join } from 'node:path';
import { isBefore, parseVersion, type Version } from '../version.ts';
import type { MemberState } from './memberState.ts';
import { noEpoch, type Volume } from './volume.ts';

/** From here on a server does not start on transaction logs without a snapshot (ZOOKEEPER-2325). */
const needsSnapshot: Version = [3, 5, 0];

interface Around {
  readonly dataDir: string;
  readonly dataLogDir: string;
  /** Of the installed server. */
  readonly version: Version | undefined;
  /** Whether the operator says so by snapshot.trust.empty. */
  readonly trusted: boolean;
}

/** Whether logs lie there without any snapshot, which 3.4 leaves on a member that was never restarted. */
export function lacksSnapshot({ snapshots, logs }: Volume): boolean {
  return snapshots.snapshot === undefined && (logs.log ?? snapshots.log) !== undefined;
}

/**
 * Whether this is the first start after an upgrade from 3.4, with logs and no snapshot yet: then, and
 * only then, the server may be told to take the logs alone for all there is (snapshot.trust.empty,
 * ZooKeeper Administrator's Guide; 3.5.6 and later).
 */
export function comesFromOldLine(
  volume: Volume,
  state: MemberState | undefined,
  version: Version | undefined,
): boolean {
  const before = parseVersion(state?.zookeeper ?? '');
  return (
    lacksSnapshot(volume) && isBefore(before, needsSnapshot) && !isBefore(version, needsSnapshot)
  );
}

/** Why the server would not start on these files, which it says deep in a stack trace. */
export function findSnapshotProblem(
  volume: Volume,
  state: MemberState | undefined,
  { dataDir, dataLogDir, version, trusted }: Around,
): string | undefined {
  const lost = `if the volume of ${dataDir} was lost and a majority of the others has its data, empty ${dataLogDir}/version-2 as well, and the member syncs from them`;
  const isTrusted = trusted || comesFromOldLine(volume, state, version);
  if (lacksSnapshot(volume) && !isBefore(version, needsSnapshot) && !isTrusted) {
    return `ZK_DATA_DIR: ${join(dataDir, 'version-2')} has no snapshot beside the transaction logs, and ZooKeeper does not start without (${lost}; on the first start after an upgrade from 3.4 set ZK_CFG_snapshot_trust_empty=true)`;
  }
  if (volume.snapshots.snapshot === undefined || volume.currentEpoch?.trim() !== noEpoch) {
    return undefined;
  }
  return `ZK_DATA_DIR: ${join(dataDir, 'version-2/currentEpoch')} says that the member has never joined a leader, beside a snapshot: its first sync was cut off, and ZooKeeper does not start with both (empty version-2 of ZK_DATA_DIR and of ZK_DATA_LOG_DIR: nothing in it was ever acknowledged, and the member syncs again)`;
}
