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

/** What is odd about an even number of voters; nothing where it is odd. */
export function findEvenSize(size: number): string | undefined {
  if (size % 2 !== 0 || size === 0) return undefined;
  return `${size} voters survive the loss of ${size / 2 - 1}, as many as ${size - 1} would (an odd size is better)`;
}

export function isSame(a: Voters, b: Voters): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
