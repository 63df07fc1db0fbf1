import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * All that a start could change of a folder and of what is in it: every byte, every time stamp of files
 * and folders, owners and modes. Left out are what the test itself writes there, by their names.
 */
export function readVolume(folder: string, ...leftOut: readonly string[]): Record<string, string> {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true }).map(
    ({ parentPath, name }) => relative(folder, join(parentPath, name)),
  );
  const paths = ['', ...below].filter((path) => !leftOut.includes(path)).toSorted();
  return Object.fromEntries(paths.map((path) => [path, describe(join(folder, path))]));
}

function describe(path: string): string {
  const stats = lstatSync(path, { bigint: true });
  const text = stats.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
  const { mode, uid, gid, ino, size, mtimeNs, ctimeNs } = stats;
  return [mode, uid, gid, ino, size, mtimeNs, ctimeNs, text].join(' ');
}
