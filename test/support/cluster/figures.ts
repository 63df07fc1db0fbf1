import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { renderTable } from '../../../demo/lines.ts';
import { resultsFolder } from './steps.ts';

/** Something measured, as it is shown in the table at the end of a run. */
export interface Figure {
  readonly subject: string;
  readonly what: string;
  readonly value: string;
}

const file = join(resultsFolder, 'figures.jsonl');

export function forgetFigures(): void {
  rmSync(file, { force: true });
}

export function keepFigure(figure: Figure): void {
  mkdirSync(resultsFolder, { recursive: true });
  appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

/** All that was kept since they were forgotten, one line each. */
export function renderFigures(): string {
  if (!existsSync(file)) return '';
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const figures = lines.map((line) => JSON.parse(line) as Figure);
  const rows = figures.map(({ subject, what, value }) => [`${subject}: ${what}`, value]);
  return `\nWhat was measured\n${renderTable(rows).join('\n')}\n`;
}
