/** Ids of the voters of one list of servers. */
export type Voters = readonly number[];

/** How many of so many voters make a quorum. */
export function majorityOf(size: number): number {
  return Math.floor(size / 2) + 1;
}

/** `one voter`, `3 voters`. */
export function renderVoterCount(size: number): string {
  return size === 1 ? 'one voter' : `${size} voters`;
}

export function isSame(a: Voters, b: Voters): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
