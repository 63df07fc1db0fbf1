/** A file as it shall be. */
export interface FileWrite {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** Permissions of a file that is written, such as 0o644. */
  readonly mode: number;
  /** Nobody may see its text: it is never shown. */
  readonly secret?: boolean;
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
}

/** Shows every file under a line with its path, as `tail` does with several files. */
export function renderFiles(files: readonly FileWrite[]): string {
  return files.map(({ path, text }) => `==> ${path} <==\n${text}`).join('\n');
}
