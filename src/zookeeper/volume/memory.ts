import { join } from 'node:path';
import { findChangeProblem, type Voters } from '../ensemble/ensembleChange.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { knownVoters, rememberVoters } from './knownVoters.ts';
import { findLogDirProblem } from './logDirGuard.ts';
import { type MemberState, parseMemberState } from './memberState.ts';
import { epochOf, isUsed, stateFileName, type Volume } from './volume.ts';

export type MemorySettings = Pick<
  ZkSettings,
  'dataDir' | 'dataLogDir' | 'allowUnsafeResize' | 'allowLogDirChange'
>;

/** Reads what the volume remembers; none on a new one, or on one that other tools have used. */
export function recall(
  { state }: Volume,
  { dataDir }: Pick<ZkSettings, 'dataDir'>,
): Parsed<MemberState | undefined> {
  if (state === undefined) return accept(undefined);
  const parsed = parseMemberState(state);
  return parsed.ok ? parsed : reject(`${join(dataDir, stateFileName)}: ${parsed.problem}`);
}

/** What would lose data that the volume holds, by what it remembers. */
export function findMemoryProblems(
  volume: Volume,
  state: MemberState | undefined,
  { settings, voters }: { readonly settings: MemorySettings; readonly voters: Voters },
): string[] {
  const { allowUnsafeResize, allowLogDirChange } = settings;
  // Who never kept anything has nothing to lose.
  const known = isUsed(volume) ? knownVoters(state, epochOf(volume.currentEpoch)) : [];
  const change = findChangeProblem(known, voters);
  const logDir = findLogDirProblem(volume, state, settings);
  return [
    ...(change === undefined || allowUnsafeResize ? [] : [`ZK_REPLICAS: ${change}`]),
    ...(logDir === undefined || allowLogDirChange ? [] : [logDir]),
  ];
}

/** What the volume shall remember from this start on. */
export function renewState(
  volume: Volume,
  state: MemberState | undefined,
  next: { readonly settings: MemorySettings; readonly voters: Voters; readonly myid: number },
): MemberState {
  const { settings, voters, myid } = next;
  const currentEpoch = epochOf(volume.currentEpoch);
  const forget = settings.allowUnsafeResize || !isUsed(volume);
  return {
    myid,
    dataLogDir: settings.dataLogDir,
    logged: volume.logs.log !== undefined,
    ...rememberVoters(state, voters, { currentEpoch, forget }),
  };
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
