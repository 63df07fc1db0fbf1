import { renderCount } from '../tool/units.ts';

/** A file as it shall be. */
export interface FileWrite {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** Permissions of a file that is written, such as 0o644. */
  readonly mode: number;
  /** Nobody may see its text: it is never shown. */
  readonly secret?: boolean;
  /** The text as it may be seen, where parts of it are secret. */
  readonly shown?: string;
}

/** A folder that shall be there. */
export interface FolderNeed {
  readonly path: string;
  /** Whether it must be writable too; the folders of files always must. */
  readonly writable: boolean;
}

/** All that a run would leave on disk. */
export interface Writes {
  /** In the order in which they appear under their names. */
  readonly files: readonly FileWrite[];
  readonly folders: readonly FolderNeed[];
  /** Files that shall not be there; they go before any file appears. */
  readonly removals?: readonly string[];
}

/** Shows every file under a line with its path, as `tail` does with several files; no secret. */
export function renderFiles(files: readonly FileWrite[]): string {
  return files
    .map((file) => `==> ${file.path} <==\n${shownText(file) ?? `${renderHidden(file)}\n`}`)
    .join('\n');
}

/** A file's text without what is secret in it; none where all of it is. */
export function shownText({ text, secret, shown }: FileWrite): string | undefined {
  return secret === true ? undefined : (shown ?? text);
}

/** What is said of a file that may not be shown: `(hidden: 1 704 bytes, mode 0600)`. */
export function renderHidden({ text, mode }: FileWrite): string {
  const bytes = renderCount(new TextEncoder().encode(text).length);
  return `(hidden: ${bytes} bytes, mode ${renderMode(mode)})`;
}

/** Permissions as chmod(1) takes them: `0600`. */
export function renderMode(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
