import { renderRows } from '../tool/table.ts';
import { renderCount } from '../tool/units.ts';

/** A screen has fifty lines: of each list the worst, and how many more there are. */
export const most = { brokers: 7, partitions: 6, groups: 4, members: 5, lines: 5 };
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
