import { isSame, type Voters } from '../ensemble/voters.ts';
import type { MemberState } from './memberState.ts';
import type { Volume } from './volume.ts';

/**
 * The lists of voters that a member may have voted with: the newest alone once the member has joined a
 * leader since that was written, otherwise those before it as well, since a configuration that no server
 * ever ran with changed nothing. The leader that it joined may still have had the older list: whoever
 * changes the list again before all members are ready with the last one is not stopped here.
 */
export function knownVoters(
  state: MemberState | undefined,
  { joinedAtMs }: Pick<Volume, 'joinedAtMs'>,
): readonly Voters[] {
  if (state === undefined) return [];
  return joinedAtMs === state.joinedAtMs ? state.voters : state.voters.slice(-1);
}

/** What to remember of the voters once these are written. */
export function rememberVoters(
  state: MemberState | undefined,
  next: Voters,
  { volume, forget }: { readonly volume: Volume; readonly forget: boolean },
): Pick<MemberState, 'voters' | 'joinedAtMs'> {
  const known = forget ? [] : knownVoters(state, volume);
  const newest = known.at(-1);
  if (state !== undefined && newest !== undefined && isSame(newest, next)) {
    return { voters: known, joinedAtMs: state.joinedAtMs };
  }
  return { voters: [...known, next], joinedAtMs: volume.joinedAtMs };
}
