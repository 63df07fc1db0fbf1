import { join } from 'node:path';
import { renderVoterCount } from '../ensemble/voters.ts';
import { compareVersions, parseVersion, renderVersion, type Version } from '../version.ts';
import type { MemberState } from './memberState.ts';
import { parseMyid } from './myid.ts';
import { lacksSnapshot } from './snapshotGuard.ts';
import { isUsed, stateFileName, type Volume } from './volume.ts';
import { findFolderProblem, findResizeProblem, type NextStart } from './volumeMemory.ts';

/** What is odd about a volume that the member will use all the same, and what was insisted on. */
export function findVolumeWarnings(
  volume: Volume,
  state: MemberState | undefined,
  next: NextStart,
): string[] {
  return [
    ...findOverrides(volume, state, next),
    ...findStranger(volume, state, next),
    ...findDowngrade(state, next.version),
    ...(next.trusted && isUsed(volume) && !lacksSnapshot(volume)
      ? [
          'snapshot.trust.empty: there is a snapshot, and it would hide the loss of all later ones (remove it)',
        ]
      : []),
  ];
}

/** An override is for one start: where it is left on, the next mistake is not seen. */
function findOverrides(volume: Volume, state: MemberState | undefined, next: NextStart): string[] {
  const { allowUnsafeResize, allowLogDirChange, myidPolicy } = next.settings;
  const found = parseMyid(volume.myid ?? '');
  const owner = (found.ok ? found.value : undefined) ?? state?.myid;
  const taken =
    myidPolicy === 'overwrite' && owner !== undefined && owner !== next.myid
      ? `took the volume of member ${owner} for that of member ${next.myid}`
      : undefined;
  return [
    ...(allowUnsafeResize
      ? [judge('ZK_ALLOW_UNSAFE_RESIZE', findResizeProblem(volume, state, next))]
      : []),
    ...(allowLogDirChange
      ? [judge('ZK_ALLOW_LOG_DIR_CHANGE', findFolderProblem(volume, state, next))]
      : []),
    ...(myidPolicy === 'overwrite' ? [judge('ZK_MYID_POLICY', taken)] : []),
  ];
}

function judge(name: string, overridden: string | undefined): string {
  return overridden === undefined
    ? `${name}: nothing to override at this start (remove it: the next mistake would pass)`
    : `${name}: overrides a refusal (remove it after this start): ${overridden.replace(/ \(.*\)$/s, '')}`;
}

function findStranger(
  volume: Volume,
  state: MemberState | undefined,
  { settings, myid, voters }: NextStart,
): string[] {
  if (!isUsed(volume) || state !== undefined) return [];
  const lines = [
    `ZK_DATA_DIR: data and no ${stateFileName}, as other tools leave it: what the ensemble was before is not known (see that it had ${renderVoterCount(voters.length)} then too; from now on changes are guarded)`,
  ];
  if ((volume.myid ?? '').trim() === '') {
    lines.push(
      `${join(settings.dataDir, 'myid')}: not there, beside data: taken for the volume of member ${myid}`,
    );
  }
  return lines;
}

function findDowngrade(state: MemberState | undefined, version: Version | undefined): string[] {
  const before = parseVersion(state?.zookeeper ?? '');
  if (before === undefined || version === undefined) return [];
  if (compareVersions([before[0], before[1], 0], [version[0], version[1], 0]) <= 0) return [];
  return [
    `ZK_LIB_DIR: ZooKeeper ${renderVersion(version)} on a volume of ${renderVersion(before)}: an older line may not read what a newer one has written (keep a copy of the volume)`,
  ];
}
