import { setTimeout as sleep } from 'node:timers/promises';
import { confirmFaults, findSuspicions } from './faults.ts';
import type { MemberView } from './memberView.ts';
import { findNotes } from './notes.ts';
import type { Look } from './openEnsemble.ts';
import type { Overview } from './overview.ts';

/** What is still so after this long is no moment of an election, and no lag that comes of load. */
const secondLookMs = 1000;

/**
 * Gives what judges an ensemble, as often as it is called: at the first call by two looks a second
 * apart where the first shows anything, later by what the call before saw.
 */
export function askTwice(look: Look): () => Promise<Overview> {
  let before: readonly MemberView[] | undefined;
  return async () => {
    const first = before ?? (await look());
    if (before === undefined && findSuspicions(first).length === 0) {
      before = first;
      return { views: first, faults: [], notes: findNotes(first) };
    }
    if (before === undefined) await sleep(secondLookMs);
    const second = await look();
    before = second;
    const faults = confirmFaults(first, second).map(({ text }) => text);
    return { views: second, faults, notes: findNotes(second) };
  };
}
