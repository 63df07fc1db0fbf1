import { join } from 'node:path';
import { majorityOf, renderVoterCount } from '../ensemble/voters.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { hasAbstained, initializeFileName, isUsed, type Volume } from './volume.ts';

type GuardSettings = Pick<ZkSettings, 'volumeGuard' | 'bootstrap' | 'dataDir' | 'dataLogDir'>;

interface Votes {
  /** Whether the volume remembers that the member had data. */
  readonly remembers: boolean;
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

/** That the guard was asked for, and does nothing. */
export function findGuardWarnings(
  { volumeGuard }: Pick<ZkSettings, 'volumeGuard'>,
  voters: readonly number[],
): string[] {
  if (!volumeGuard || voters.length >= leastGuarded) return [];
  return [
    `ZK_VOLUME_GUARD: does nothing with ${renderVoterCount(voters.length)}: an empty volume cannot outvote one with data (from ${leastGuarded} on it guards)`,
  ];
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
  { remembers, myid, voters }: Votes,
): EmptyVolume {
  const { dataDir, dataLogDir } = settings;
  if (isUsed(volume)) return { ...nothing, notices: settings.bootstrap ? [isOver] : [] };
  // They would keep the server from starting as soon as the member may vote.
  const removals = hasAbstained(volume)
    ? ['currentEpoch', 'acceptedEpoch'].map((name) => join(dataDir, 'version-2', name))
    : [];
  if (!guardsVolumes(settings, voters) || !voters.includes(myid)) return { ...nothing, removals };
  // What is left of a member that had data is no beginning.
  const isKnown = remembers && settings.bootstrap;
  const bootstrap = settings.bootstrap && !remembers;
  const begins = bootstrap && voters.slice(0, majorityOf(voters.length)).includes(myid);
  const initialize = join(dataLogDir, initializeFileName);
  if (begins) return { initialize, removals, notices: [] };
  const notices = volume.mayVote ? [votes(initialize)] : [abstains];
  return {
    initialize: undefined,
    removals,
    notices: bootstrap ? [] : [...(isKnown ? [isOver] : []), ...notices],
  };
}

const isOver =
  'ZK_BOOTSTRAP: this member has had data: the ensemble has begun, and only lost volumes could begin it anew (remove it)';

// The second step of the runbook: the operator's own file, which is no news only in a bootstrap.
const votes = (path: string) =>
  `ZK_VOLUME_GUARD: the volume is empty, and ${path} lets this member vote at this start`;

const abstains =
  'ZK_VOLUME_GUARD: the volume is empty: this member has no vote and is not ready until it has synced from a majority that has data (for the first start of a new ensemble set ZK_BOOTSTRAP=true on all members and start them again; for a lost majority see the runbook in docs/guards.md)';

const nothing: EmptyVolume = { initialize: undefined, removals: [], notices: [] };
