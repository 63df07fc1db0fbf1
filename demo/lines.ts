const timeColumn = 74;

/** `  ✓ zk-0 follower, zk-1 leader      serving after 4.1 s`; the time moves up where the row is short. */
export function renderStep(mark: string, says: string, time: string, columns = 120): string {
  const room = columns - 6 - time.length;
  return `  ${mark} ${says.padEnd(Math.min(timeColumn, room - 1))}  ${time}`;
}

/** Cuts a line so that it takes one row of a terminal; without a width it stays whole. */
export function fitLine(line: string, columns: number | undefined): string {
  if (columns === undefined || line.length < columns) return line;
  return `${line.slice(0, Math.max(0, columns - 2))}…`;
}

/** Milliseconds as `4.1 s`. */
export function renderSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** A count as `18 204`. */
export function renderCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}

/** `one restart`, `3 restarts`: the plural by an s. */
export function renderPlural(count: number, noun: string): string {
  return `${renderCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Rows under one another: the first column to the left, the others to the right. */
export function renderTable(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
}
