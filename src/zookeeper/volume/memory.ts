import { join } from 'node:path';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import {
  findChangeProblem,
  findWeightedChangeProblem,
  type Voters,
} from '../ensemble/ensembleChange.ts';
import { listSetting } from '../settings/listSetting.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { renderVersion, type Version } from '../version.ts';
import { knownVoters, rememberVoters } from './knownVoters.ts';
import { findLogDirProblem } from './logDirGuard.ts';
import { type MemberState, parseMemberState } from './memberState.ts';
import { findSnapshotProblem, lacksSnapshot } from './snapshotGuard.ts';
import { epochOf, isUsed, stateFileName, type Volume } from './volume.ts';

export type MemorySettings = Pick<
  ZkSettings,
  'dataDir' | 'dataLogDir' | 'servers' | 'allowUnsafeResize' | 'allowLogDirChange'
>;

/** What a member is about to start as. */
export interface NextStart {
  readonly settings: MemorySettings;
  readonly myid: number;
  readonly voters: Voters;
  /** Whether votes count by groups or weights (group.N, weight.N), and not by heads. */
  readonly weighted: boolean;
  /** Of the installed server. */
  readonly version: Version | undefined;
  /** Whether the operator set snapshot.trust.empty. */
  readonly trusted: boolean;
}

/** Reads what the volume remembers; none on a new one, or on one that other tools have used. */
export function recall(
  { state }: Volume,
  { dataDir }: Pick<ZkSettings, 'dataDir'>,
): Parsed<MemberState | undefined> {
  if (state === undefined) return accept(undefined);
  const parsed = parseMemberState(state);
  return parsed.ok ? parsed : reject(`${join(dataDir, stateFileName)}: ${parsed.problem}`);
}

/** What would lose data that the volume holds, or keep the server from starting on it. */
export function findMemoryProblems(
  volume: Volume,
  state: MemberState | undefined,
  { settings, voters, weighted, version, trusted }: NextStart,
): string[] {
  const { dataDir, dataLogDir, allowUnsafeResize, allowLogDirChange } = settings;
  // Who never kept anything has nothing to lose.
  const known = isUsed(volume) ? knownVoters(state, epochOf(volume.currentEpoch)) : [];
  const change = weighted
    ? findWeightedChangeProblem(known, voters)
    : findChangeProblem(known, voters);
  const logDir = findLogDirProblem(volume, state, settings);
  const snapshot = findSnapshotProblem(volume, state, { dataDir, dataLogDir, version, trusted });
  return [
    ...(change === undefined || allowUnsafeResize ? [] : [`${listSetting(settings)}: ${change}`]),
    ...(logDir === undefined || allowLogDirChange ? [] : [logDir]),
    ...(snapshot === undefined ? [] : [snapshot]),
  ];
}

/** What the volume shall remember from this start on. */
export function renewState(
  volume: Volume,
  state: MemberState | undefined,
  { settings, voters, myid, version }: NextStart,
): MemberState {
  const currentEpoch = epochOf(volume.currentEpoch);
  const forget = settings.allowUnsafeResize || !isUsed(volume);
  return {
    myid,
    zookeeper: rememberVersion(volume, state, version),
    dataLogDir: settings.dataLogDir,
    ...rememberVoters(state, voters, { currentEpoch, forget }),
  };
}

// Until there is a snapshot, no newer server has started on the logs.
function rememberVersion(
  volume: Volume,
  state: MemberState | undefined,
  version: Version | undefined,
): string | null {
  const before = state?.zookeeper ?? null;
  if (version === undefined || (before !== null && lacksSnapshot(volume))) return before;
  return renderVersion(version);
}

/** What is odd about a volume that the member will use all the same. */
export function findVolumeWarnings(
  volume: Volume,
  state: MemberState | undefined,
  { myid, dataDir }: { readonly myid: number; readonly dataDir: string },
): string[] {
  const orphaned = isUsed(volume) && (volume.myid ?? '').trim() === '' && state === undefined;
  return orphaned
    ? [`${join(dataDir, 'myid')}: not there, beside data: taken for the volume of member ${myid}`]
    : [];
}
