import { join } from 'node:path';
import type { ZkSettings } from '../settings/settings.ts';
import { hasAbstained, initializeFileName, isUsed, type Volume } from './volume.ts';

type GuardSettings = Pick<ZkSettings, 'volumeGuard' | 'bootstrap' | 'dataDir' | 'dataLogDir'>;

interface Votes {
  readonly myid: number;
  readonly voters: readonly number[];
}

/** What becomes of a member's empty volume. */
export interface EmptyVolume {
  /** Path of the file to create; none where the member is not to begin. */
  readonly initialize: string | undefined;
  readonly removals: readonly string[];
  readonly notices: readonly string[];
}

/** Of two voters both must vote, so that an empty one can never outvote the other. */
const leastGuarded = 3;

/** Whether the guard has anything to guard: the server is then told that an empty volume has no vote. */
export function guardsVolumes(
  { volumeGuard }: Pick<ZkSettings, 'volumeGuard'>,
  voters: readonly number[],
): boolean {
  return volumeGuard && voters.length >= leastGuarded;
}

/**
 * Decides about an empty volume. Under the guard a member with one has no vote until it has synced
 * from the others (`db.autocreate=false`, ZOOKEEPER-261), unless the file `initialize` says that it may.
 * In a bootstrap only the first majority of the voters gets it: those suffice to begin, and of an
 * ensemble that has data already at least one of them would have to be lost with the rest.
 */
export function planEmptyVolume(
  volume: Volume,
  settings: GuardSettings,
  { myid, voters }: Votes,
): EmptyVolume {
  const { dataDir, dataLogDir, bootstrap } = settings;
  if (isUsed(volume)) return nothing;
  // They would keep the server from starting as soon as the member may vote.
  const removals = hasAbstained(volume)
    ? ['currentEpoch', 'acceptedEpoch'].map((name) => join(dataDir, 'version-2', name))
    : [];
  if (!guardsVolumes(settings, voters) || !voters.includes(myid)) return { ...nothing, removals };
  const majority = Math.floor(voters.length / 2) + 1;
  const begins = bootstrap && voters.slice(0, majority).includes(myid);
  const initialize = join(dataLogDir, initializeFileName);
  if (begins) return { initialize, removals, notices: [] };
  const notices = volume.mayVote ? [votes(initialize)] : [abstains];
  return { initialize: undefined, removals, notices: bootstrap ? [] : notices };
}

// The second step of the runbook: the operator's own file, which is no news only in a bootstrap.
const votes = (path: string) =>
  `ZK_VOLUME_GUARD: the volume is empty, and ${path} lets this member vote at this start`;

const abstains =
  'ZK_VOLUME_GUARD: the volume is empty: this member has no vote and is not ready until it has synced from a majority that has data (for the first start of a new ensemble set ZK_BOOTSTRAP=true; for a lost majority see the runbook in docs/guards.md)';

const nothing: EmptyVolume = { initialize: undefined, removals: [], notices: [] };
