import type { Shown } from './shown.ts';

/** How many characters and lines a terminal shows. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

const home = '\u001b[H';
const clearLine = '\u001b[K';
const clearRest = '\u001b[J';
/** A screen of its own, without a cursor; what was there before comes back behind it. */
export const openScreen = '\u001b[?1049h\u001b[?25l';
export const closeScreen = '\u001b[?25h\u001b[?1049l';

/**
 * What a look is drawn as over the one before: no line is cleared before it is written anew, so that
 * nothing flickers. A row of a table is cut where it does not fit, a sentence goes on in the next
 * line; how many lines do not fit is said in the last one.
 */
export function renderFrame(look: readonly string[], { columns, rows }: Size): string {
  const lines = look.flatMap((line) => fit(line, columns));
  const fitting =
    lines.length <= rows
      ? lines
      : [...lines.slice(0, rows - 1), `… ${lines.length - rows + 1} more lines`];
  const drawn = fitting.slice(0, rows).map((line) => `${line}${clearLine}`);
  return `${home}${drawn.join('\n')}${clearRest}`;
}

function fit(line: string, columns: number): string[] {
  if (line.length <= columns) return [line];
  if (/\S {2,}\S/.test(line)) return [`${line.slice(0, columns - 1)}…`];
  return [line.slice(0, columns), ...fit(line.slice(columns), columns)];
}

/** A look as the longest lines of it that a terminal has room for, else as the shortest. */
export function chooseLines(shown: Omit<Shown, 'exitCode'>, { columns, rows }: Size): string[] {
  const { screens = [], problems } = shown;
  let lines = toLines(shown);
  for (const render of screens) {
    lines = toLines({ text: render(), problems });
    if (countRows(lines, columns) <= rows) break;
  }
  return lines;
}

/** How many rows of a terminal lines take. */
export function countRows(lines: readonly string[], columns: number): number {
  return lines.flatMap((line) => fit(line, columns)).length;
}

/** A look as lines, with what it does not show said in their place. */
export function toLines({ text, problems }: Pick<Shown, 'text' | 'problems'>): string[] {
  const lines = text.split('\n');
  return [...(lines.at(-1) === '' ? lines.slice(0, -1) : lines), ...problems];
}
