import { isSame, type Voters } from '../ensemble/ensembleChange.ts';
import type { MemberState } from './memberState.ts';

/**
 * The lists of voters that a member may have voted with: since an election has come after the newest
 * was written, that one alone; otherwise those before it as well, since a configuration that no
 * server ever ran with changed nothing.
 */
export function knownVoters(
  state: MemberState | undefined,
  currentEpoch: number,
): readonly Voters[] {
  if (state === undefined) return [];
  return currentEpoch > state.epoch ? state.voters.slice(-1) : state.voters;
}

/** What to remember of the voters once these are written. */
export function rememberVoters(
  state: MemberState | undefined,
  next: Voters,
  { currentEpoch, forget }: { readonly currentEpoch: number; readonly forget: boolean },
): Pick<MemberState, 'voters' | 'epoch'> {
  const known = forget ? [] : knownVoters(state, currentEpoch);
  const newest = known.at(-1);
  if (state !== undefined && newest !== undefined && isSame(newest, next)) {
    return { voters: known, epoch: state.epoch };
  }
  return { voters: [...known, next], epoch: currentEpoch };
}
