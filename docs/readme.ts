import { exitMeanings } from '../src/tool/exitMeanings.ts';
import { flagNames, type Setting, type Spec } from '../src/tool/settings.ts';
import { renderTable, replacePart } from './markdown.ts';

const file = 'README.md';

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
  return replacePart(
    file,
    replacePart(file, readme, 'tables', tables),
    'exit codes',
    renderExitCodes(),
  );
}

function renderSettings({ spec }: Chapter): string {
  const rows = Object.values(spec).map((setting) => [
    `\`${setting.name}\``,
    showFlag(setting),
    setting.doc,
    shownDefault(setting),
  ]);
  return renderTable([['Variable', 'Flag', 'Meaning', 'Default'], ...rows]);
}

function showFlag(setting: Setting<unknown>): string {
  const [flag] = flagNames(setting);
  return flag === undefined ? 'none' : `\`--${flag}\``;
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
