import type { Cost } from './runMeasured.ts';

/** What a benchmark compares: a name for the table, and the costs of its runs. */
export interface Contender {
  readonly name: string;
  readonly costs: readonly Cost[];
}

/** A figure that the project wants to keep: how two medians within one run compare. */
export interface Target {
  readonly text: string;
  /** A ratio, or a difference in `unit`. */
  readonly figure: number;
  readonly unit?: 'MiB' | 'MB' | 'ms' | 's';
  readonly limit: number;
  /** Whether the figure must stay below the limit, or reach it. */
  readonly bound: 'at most' | 'at least';
}

/** The least value that this share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** One row a contender: medians, and each as a ratio to the first contender's. */
export function renderCosts(contenders: readonly Contender[]): string {
  const rows = contenders.map(({ name, costs }) => ({
    name,
    wallMs: median(costs.map((cost) => cost.wallMs)),
    cpuMs: median(costs.map((cost) => cost.cpuMs)),
    peakMib: median(costs.map((cost) => cost.peakKib)) / 1024,
  }));
  const [base] = rows;
  if (base === undefined) return '';
  const cells = rows.map((row) => [
    row.name,
    `${row.wallMs.toFixed(1)} ms`,
    ratio(row.wallMs / base.wallMs),
    `${row.cpuMs.toFixed(1)} ms`,
    ratio(row.cpuMs / base.cpuMs),
    `${row.peakMib.toFixed(1)} MiB`,
    ratio(row.peakMib / base.peakMib),
  ]);
  return renderColumns([['', 'WALL', '', 'CPU', '', 'PEAK MEMORY', ''], ...cells]);
}

export function renderTargets(targets: readonly Target[]): string {
  return targets
    .map((target) => {
      const mark = isMet(target) ? 'met   ' : 'MISSED';
      const { text, bound, limit, figure, unit } = target;
      const suffix = unit === undefined ? '' : ` ${unit}`;
      return `${mark}  ${text}: ${figure.toFixed(2)}${suffix} (${bound} ${limit}${suffix})\n`;
    })
    .join('');
}

export function isMet({ figure, limit, bound }: Target): boolean {
  return bound === 'at most' ? figure <= limit : figure >= limit;
}

function ratio(value: number): string {
  return `× ${value.toFixed(2)}`;
}

/** The first column flush left, the others flush right. */
function renderColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
