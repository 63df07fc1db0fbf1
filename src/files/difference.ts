import type { StructuredPatchHunk } from 'diff';
import { type Content, type FileState, isTooOpen } from './fileState.ts';
import { type FileWrite, renderHidden, renderMode, shownText } from './fileWrite.ts';
import { renderBytes } from '../tool/units.ts';

/** Takes out of a text what nobody may see; a text without secrets stays as it is. */
export type Mask = (text: string) => string;

/** What a run would change, as the survey before it found. */
export interface Comparison {
  readonly states: readonly FileState[];
  readonly missingFolders: readonly string[];
  readonly removals?: readonly string[];
}

const contextLines = 3;
/** Lines put in or taken out; two texts further apart than that are only said to differ. */
const maxEdits = 2000;

/**
 * What a run would change, as `diff -u` shows it: what is on disk by `-`, what shall be by `+`. Shows
 * nothing of a secret file, and of others what `mask` leaves. Empty where nothing differs.
 */
export async function renderDifference(
  { states, missingFolders, removals = [] }: Comparison,
  mask: Mask,
): Promise<string> {
  const files = await Promise.all(states.map(async (state) => renderState(state, mask)));
  const folders = missingFolders.map((path) => `--- ${path} (missing folder)\n`);
  const surplus = removals.map((path) => `--- ${path} (to be removed)\n`);
  return [...files, ...folders, ...surplus].filter((text) => text !== '').join('\n');
}

async function renderState(state: FileState, mask: Mask): Promise<string> {
  const { file } = state;
  if (state.state === 'unchanged') return '';
  const notes = state.state === 'missing' ? ['missing'] : describeFound(state.found, file);
  const note = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  return `--- ${file.path}${note}\n+++ ${file.path}\n${await renderChange(state, mask)}`;
}

async function renderChange(state: Exclude<FileState, { state: 'unchanged' }>, mask: Mask) {
  const planned = shownText(state.file);
  if (planned === undefined) return `${renderHidden(state.file)}\n`;
  const found: Content = state.state === 'missing' ? emptyText : state.found.content;
  if (found.type !== 'text' || found.text === state.file.text) return '';
  const hunks = await compare(mask(found.text), mask(planned));
  if (hunks === undefined) return '(too different to be shown line by line)\n';
  return hunks.length === 0 ? '(differs in what is hidden only)\n' : hunks.map(renderHunk).join('');
}

const emptyText: Content = { type: 'text', text: '' };

/** What is to be said of a file beside its lines. */
function describeFound(
  { mode, content }: { readonly mode: number; readonly content: Content },
  file: FileWrite,
): string[] {
  const about = describeContent(content);
  const open = `mode ${renderMode(mode)}, expected ${renderMode(file.mode)}`;
  return [...(about === undefined ? [] : [about]), ...(isTooOpen(mode, file.mode) ? [open] : [])];
}

function describeContent(content: Content): string | undefined {
  switch (content.type) {
    case 'text':
      return undefined;
    case 'large':
      return `${renderBytes(content.bytes)}, too large to be shown`;
    case 'binary':
      return `${renderBytes(content.bytes)} that are no text`;
    case 'special':
      return 'no file but a pipe, a socket or a device';
    case 'unreadable':
      return 'cannot be read';
  }
}

async function compare(before: string, after: string) {
  // Loaded only here: a run that writes has no use for it.
  const { structuredPatch } = await import('diff/lib/patch/create.js');
  const options = { context: contextLines, maxEditLength: maxEdits };
  return structuredPatch('', '', before, after, '', '', options)?.hunks;
}

function renderHunk({
  oldStart,
  oldLines,
  newStart,
  newLines,
  lines,
}: StructuredPatchHunk): string {
  const head = `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
  return [head, ...lines].map((line) => `${escapeControls(line)}\n`).join('');
}

/** Of no lines, the range starts before the first of them, as in `diff -u`. */
function range(start: number, count: number): string {
  return `${count === 0 ? start - 1 : start},${count}`;
}

/** A terminal shall show what is in a file, and not do what it says. */
function escapeControls(line: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
  return line.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}
