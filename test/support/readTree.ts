import { lstatSync, readdirSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { join, relative } from 'node:path';

/** What one entry of a tree is; a file that was written again has another inode. */
export interface Entry {
  readonly mode: string;
  readonly inode: number;
  /** When a file's text or its permissions changed last; none for a folder. */
  readonly changedMs: number | undefined;
  /** Of a file its text, of a link where it leads; none for anything else. */
  readonly text: string | undefined;
}

/** Every file and folder below a folder, by its path from there. */
export function readTree(folder: string): Record<string, Entry> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .toSorted();
  return Object.fromEntries(paths.map((path) => [path, readEntry(join(folder, path))]));
}

function readEntry(path: string): Entry {
  const stats = lstatSync(path);
  return {
    mode: (stats.mode & 0o777).toString(8),
    inode: stats.ino,
    changedMs: stats.isDirectory() ? undefined : stats.ctimeMs,
    text: readText(path, stats),
  };
}

function readText(path: string, stats: Stats): string | undefined {
  if (stats.isSymbolicLink()) return readlinkSync(path);
  return stats.isFile() ? readFileSync(path, 'utf8') : undefined;
}
