import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What one entry of a tree is; a file that was written again has another inode. */
export interface Entry {
  readonly mode: string;
  readonly inode: number;
  /** None for a folder. */
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
  const stats = statSync(path);
  return {
    mode: (stats.mode & 0o777).toString(8),
    inode: stats.ino,
    text: stats.isFile() ? readFileSync(path, 'utf8') : undefined,
  };
}
