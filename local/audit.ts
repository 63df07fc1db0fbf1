/** What became of acknowledged records, read back from one member; all are empty where nothing is wrong. */
export interface Audit {
  /** Acknowledged, and not there. */
  readonly lost: readonly number[];
  /** Acknowledged, and there more than once. */
  readonly repeated: readonly number[];
  /** There, but behind an acknowledged record of a greater number. */
  readonly misplaced: readonly number[];
}

/**
 * Compares what was acknowledged with what a member holds, in the order in which it holds it. A
 * record that was never acknowledged may be there or not: its writer does not know either.
 */
export function auditRecords(acknowledged: readonly number[], found: readonly number[]): Audit {
  const wanted = new Set(acknowledged);
  const seen = new Set<number>();
  const repeated = new Set<number>();
  const misplaced: number[] = [];
  let greatest = -1;
  for (const number of found) {
    if (!wanted.has(number)) continue;
    if (seen.has(number)) {
      repeated.add(number);
      continue;
    }
    seen.add(number);
    if (number < greatest) misplaced.push(number);
    greatest = Math.max(greatest, number);
  }
  return {
    lost: acknowledged.filter((number) => !seen.has(number)),
    repeated: [...repeated],
    misplaced,
  };
}

export function isClean({ lost, repeated, misplaced }: Audit): boolean {
  return lost.length + repeated.length + misplaced.length === 0;
}

/** One line: `2 lost (17, 18), 1 repeated (40)`; names at most five numbers of a kind. */
export function renderAudit(audit: Audit): string {
  const parts = Object.entries({
    lost: audit.lost,
    repeated: audit.repeated,
    misplaced: audit.misplaced,
  })
    .filter(([, numbers]) => numbers.length > 0)
    .map(([kind, numbers]) => {
      const shown = numbers.slice(0, 5).join(', ');
      return `${numbers.length} ${kind} (${shown}${numbers.length > 5 ? ', …' : ''})`;
    });
  return parts.length === 0 ? 'nothing lost' : parts.join(', ');
}
