import { isSame, majorityOf, type Voters } from './voters.ts';

/**
 * Whether a majority of one list could have no member in common with a majority of the other. Then
 * what the one acknowledged can be unknown to the other, and is lost. By counting: two sets within
 * `a ∪ b` must meet as soon as they are larger than it together.
 */
export function canMissEachOther(a: Voters, b: Voters): boolean {
  const union = new Set([...a, ...b]);
  return majorityOf(a.length) + majorityOf(b.length) <= union.size;
}

/** Why these voters cannot follow those that the member may have voted with until now. */
export function findChangeProblem(known: readonly Voters[], next: Voters): string | undefined {
  const missed = known.find((voters) => canMissEachOther(voters, next));
  if (missed === undefined) return undefined;
  return `${describe(next)} after ${describe(missed)}: a majority of the new list could miss every member of a majority of the old one, and lose data (${remedyOf(known, missed, next)}; ZK_ALLOW_UNSAFE_RESIZE=true overrides)`;
}

/** The same where votes count by groups or weights: which sets make a quorum is then not known here. */
export function findWeightedChangeProblem(
  known: readonly Voters[],
  next: Voters,
  reweighed: boolean,
): string | undefined {
  const other = known.find((voters) => !isSame(voters, next));
  if (other === undefined && !reweighed) return undefined;
  const change =
    other === undefined ? 'other groups or weights' : `${describe(next)} after ${describe(other)}`;
  return `${change}: with groups or weights it cannot be told whether every new quorum meets every old one (see that each does, and set ZK_ALLOW_UNSAFE_RESIZE=true for one start)`;
}

function describe(voters: Voters): string {
  const members = voters.length === 1 ? '1 voter' : `${voters.length} voters`;
  return `${members} (myid ${voters.join(', ')})`;
}

function remedyOf(known: readonly Voters[], missed: Voters, next: Voters): string {
  const newest = known.at(-1) ?? missed;
  if (newest === missed || canMissEachOther(newest, next)) return remedy(missed, next);
  return `finish the step to ${describe(newest)} first: this member has not joined a leader with it yet; go back to it until all members are ready`;
}

function remedy(old: Voters, next: Voters): string {
  const grows = old.every((id) => next.includes(id));
  const shrinks = next.every((id) => old.includes(id));
  if (!grows && !shrinks) return 'replace one member at a time';
  const step = grows ? 1 : -1;
  const sizes = Array.from(
    { length: Math.abs(next.length - old.length) + 1 },
    (_, index) => old.length + step * index,
  );
  return `go ${sizes.join(' → ')}, each step once all members are ready`;
}
