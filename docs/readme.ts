import { exitMeanings } from '../src/tool/exitMeanings.ts';
import { flagNames, type Setting, type Spec } from '../src/tool/settings.ts';

/** A tool's settings as the README shows them. */
export interface Chapter {
  readonly title: string;
  readonly spec: Spec;
}

/** The README with the parts between its markers made anew from the code. */
export function renderReadme(readme: string, chapters: readonly Chapter[]): string {
  const tables = chapters
    .map((chapter) => `### ${chapter.title}\n\n${renderSettings(chapter)}`)
    .join('\n');
  return replacePart(replacePart(readme, 'tables', tables), 'exit codes', renderExitCodes());
}

function renderSettings({ spec }: Chapter): string {
  const rows = Object.values(spec).map((setting) => [
    `\`${setting.name}\``,
    `\`--${flagNames(setting)[0]}\``,
    setting.doc,
    shownDefault(setting),
  ]);
  return renderTable([['Variable', 'Flag', 'Meaning', 'Default'], ...rows]);
}

function shownDefault({ shown, fallback }: Setting<unknown>): string {
  if (shown !== undefined) return shown;
  const isPlain = ['string', 'number', 'boolean'].includes(typeof fallback);
  return isPlain ? `\`${JSON.stringify(fallback).replaceAll('"', '')}\`` : '';
}

function renderExitCodes(): string {
  const rows = Object.entries(exitMeanings).map(([code, meaning]) => [code, meaning]);
  return renderTable([['Code', 'When'], ...rows]);
}

function renderTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(renderRow).join('');
}

function renderRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |\n`;
}

function replacePart(readme: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const from = readme.indexOf(open);
  const to = readme.indexOf(close);
  if (from < 0 || to < from)
    throw new Error(`README.md has no part between ${open.trim()} and ${close}`);
  return `${readme.slice(0, from + open.length)}\n${text}\n${readme.slice(to)}`;
}
