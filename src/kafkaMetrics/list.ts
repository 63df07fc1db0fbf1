import { renderRows } from '../tool/table.ts';
import { renderCount } from '../tool/units.ts';

/** How many rows of each list are shown, the worst of it; none of it, nor a heading, where that is 0. */
export interface Most {
  readonly brokers: number;
  readonly partitions: number;
  readonly groups: number;
  /** Of the quorum. */
  readonly members: number;
  /** What is said of the rest, a line each. */
  readonly lines: number;
}

/** A screen has fifty lines: of each list the worst, and how many more there are. */
export const most: Most = { brokers: 7, partitions: 6, groups: 4, members: 5, lines: 5 };

/** For smaller ones, one after the other: a terminal of 24 lines is a common one. */
export const less: readonly Most[] = [
  { brokers: 7, partitions: 6, groups: 2, members: 3, lines: 4 },
  { brokers: 5, partitions: 4, groups: 1, members: 3, lines: 3 },
  { brokers: 5, partitions: 3, groups: 1, members: 0, lines: 3 },
  { brokers: 5, partitions: 3, groups: 0, members: 0, lines: 3 },
  { brokers: 3, partitions: 2, groups: 0, members: 0, lines: 2 },
  { brokers: 3, partitions: 0, groups: 0, members: 0, lines: 2 },
];
export const unknown = '–';

/** The rows that are shown of a list, and how many there are beside them. */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  all: number,
): string {
  return `${renderRows([head, ...rows])}${renderMore(all - rows.length)}`;
}

export function renderMore(count: number): string {
  return count === 0 ? '' : `and ${renderCount(count)} more\n`;
}

/** A count, or that nobody told it. */
export function show(figure: number | undefined): string {
  return figure === undefined ? unknown : renderCount(figure);
}
