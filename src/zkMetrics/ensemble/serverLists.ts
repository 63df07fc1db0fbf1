import type { MemberView } from './memberView.ts';

/** A member that lists other servers than most do. */
export interface Stranger {
  readonly name: string;
  /** Whom it is held against: the members whose list is the most frequent one. */
  readonly others: readonly string[];
  /** Lines that it lacks, and lines that the others lack. */
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

/** Holds the server lists that members tell against each other; of two as frequent, the leader's is the one. */
export function findStrangers(views: readonly MemberView[]): Stranger[] {
  const groups = Map.groupBy(
    views.filter(({ servers }) => servers !== undefined),
    ({ servers = [] }) => servers.join('\n'),
  );
  const [usual, ...rest] = [...groups.values()].toSorted(
    (a, b) => b.length - a.length || Number(leads(b)) - Number(leads(a)),
  );
  const common = usual?.[0]?.servers ?? [];
  return rest.flat().map(({ name, servers = [] }) => ({
    name,
    others: usual?.map((view) => view.name) ?? [],
    missing: common.filter((line) => !servers.includes(line)),
    added: servers.filter((line) => !common.includes(line)),
  }));
}

function leads(views: readonly MemberView[]): boolean {
  return views.some(({ mode }) => mode === 'leader');
}
