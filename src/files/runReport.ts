import type { FileState } from './fileState.ts';
import { type FileWrite, renderMode, shownText } from './fileWrite.ts';

/** What came of a run. */
export interface Outcome {
  readonly exitCode: number;
  /** What the tool found out, such as the member's id. */
  readonly facts?: Facts;
  readonly files?: readonly FileReport[];
  readonly folders?: readonly FolderReport[];
  /** Files that were removed, or would be. */
  readonly removals?: readonly string[];
  /** What is printed of it without `--json`. */
  readonly result?: string;
  /** One line for people. */
  readonly summary?: string;
}

export type Facts = Readonly<Record<string, string | number | null>>;

export interface FileReport {
  readonly path: string;
  /** Permissions as it shall have them, in octal. */
  readonly mode: string;
  /** What became of it; where nothing was to be written, how it compares with what is on disk. */
  readonly state: 'written' | 'unchanged' | 'missing' | 'differs';
  readonly secret: boolean;
  /** What would be written, in a dry run; of a secret file never, and of others without their secrets. */
  readonly text?: string;
}

/** A folder that is asked for by itself, and was made or is missing. */
export interface FolderReport {
  readonly path: string;
  readonly state: 'written' | 'missing';
}

/** What was said on standard error. */
export interface Said {
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** What `--json` prints: one object, with the same fields whatever came of the run. */
export function renderRunReport(outcome: Outcome, said: Said): string {
  const { exitCode, facts = {}, files = [], folders = [], removals = [] } = outcome;
  const report = { ok: exitCode === 0, exitCode, ...facts, ...said, files, folders, removals };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Whether arguments, which may be wrong ones, ask for JSON. */
export function asksForJson(argv: readonly string[]): boolean {
  const last = argv.findLast((word) => /^--json(?:=|$)/.test(word));
  return last === '--json' || last === '--json=true';
}

/** How files compare with what is on disk. */
export function reportStates(states: readonly FileState[]): FileReport[] {
  return states.map(({ file, state }) => reportFile(file, state));
}

/** What became of files that were in these states before they were written. */
export function reportWritten(states: readonly FileState[]): FileReport[] {
  return states.map(({ file, state }) =>
    reportFile(file, state === 'unchanged' ? state : 'written'),
  );
}

/** The files of a dry run; one without a state has something in its place that is no file. */
export function reportPlanned(
  files: readonly FileWrite[],
  states: readonly FileState[],
): FileReport[] {
  const byPath = new Map(states.map(({ file, state }) => [file.path, state]));
  return files.map((file) => {
    const report = reportFile(file, byPath.get(file.path) ?? 'differs');
    const text = shownText(file);
    return text === undefined ? report : { ...report, text };
  });
}

export function reportFolders(
  paths: readonly string[],
  state: FolderReport['state'],
): FolderReport[] {
  return paths.map((path) => ({ path, state }));
}

function reportFile(file: FileWrite, state: FileReport['state']): FileReport {
  const { path, mode, secret = false } = file;
  return { path, mode: renderMode(mode), state, secret };
}
