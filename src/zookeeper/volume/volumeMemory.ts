import { join } from 'node:path';
import { accept, named, type Parsed } from '../../tool/parsed.ts';
import { findChangeProblem, findWeightedChangeProblem } from '../ensemble/ensembleChange.ts';
import type { Voters } from '../ensemble/voters.ts';
import { listSetting } from '../settings/listSetting.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { renderVersion, type Version } from '../version.ts';
import { knownVoters, rememberVoters } from './knownVoters.ts';
import { findLogDirProblem } from './logDirGuard.ts';
import { type MemberState, parseMemberState } from './memberState.ts';
import { findSnapshotProblem, lacksSnapshot } from './snapshotGuard.ts';
import { isUsed, stateFileName, type Volume } from './volume.ts';

export type MemorySettings = Pick<
  ZkSettings,
  | 'dataDir'
  | 'dataLogDir'
  | 'servers'
  | 'extraServers'
  | 'observers'
  | 'myidPolicy'
  | 'allowUnsafeResize'
  | 'allowLogDirChange'
>;

/** What a member is about to start as. */
export interface NextStart {
  readonly settings: MemorySettings;
  readonly myid: number;
  readonly voters: Voters;
  /** The keys by which votes have groups or weights, as `weight.1=2`, in order. */
  readonly weights: readonly string[];
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
  return named(join(dataDir, stateFileName), parseMemberState(state));
}

/** What would lose data that the volume holds, or keep the server from starting on it. */
export function findVolumeProblems(
  volume: Volume,
  state: MemberState | undefined,
  next: NextStart,
): string[] {
  const { allowUnsafeResize, allowLogDirChange } = next.settings;
  const change = allowUnsafeResize ? undefined : findResizeProblem(volume, state, next);
  const logDir = allowLogDirChange ? undefined : findFolderProblem(volume, state, next);
  // A lost volume is one mistake, however it shows.
  const snapshot =
    logDir === undefined
      ? findSnapshotProblem(volume, state, { ...next.settings, ...next })
      : undefined;
  return [change, logDir, snapshot].filter((problem) => problem !== undefined);
}

/** Why the ensemble may not change so; overridden by ZK_ALLOW_UNSAFE_RESIZE. */
export function findResizeProblem(
  volume: Volume,
  state: MemberState | undefined,
  { settings, voters, weights }: NextStart,
): string | undefined {
  // Who never kept anything has nothing to lose.
  if (state === undefined || !isUsed(volume)) return undefined;
  const known = knownVoters(state, volume);
  const weighted = weights.length > 0 || state.weights.length > 0;
  const reweighed = weights.join('\n') !== state.weights.join('\n');
  const problem = weighted
    ? findWeightedChangeProblem(known, voters, reweighed)
    : findChangeProblem(known, voters);
  return problem === undefined ? undefined : `${listSetting(settings)}: ${problem}`;
}

/** Why dataLogDir may not be this one; overridden by ZK_ALLOW_LOG_DIR_CHANGE. */
export function findFolderProblem(
  volume: Volume,
  state: MemberState | undefined,
  { settings, myid }: NextStart,
): string | undefined {
  return findLogDirProblem(volume, state, { ...settings, myid });
}

/** What the volume shall remember from this start on. */
export function renewState(
  volume: Volume,
  state: MemberState | undefined,
  { settings, voters, weights, myid, version }: NextStart,
): MemberState {
  const forget = settings.allowUnsafeResize || !isUsed(volume);
  return {
    myid,
    zookeeper: rememberVersion(volume, state, version),
    dataLogDir: settings.dataLogDir,
    used: state?.used === true || isUsed(volume),
    ...rememberVoters(state, voters, { volume, forget }),
    weights,
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
