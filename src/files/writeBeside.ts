import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import type { FileWrite } from './fileWrite.ts';

/** A name beside a file's, of its own each time, so that two runs never write to one file. */
export function besidePath(path: string): string {
  const mark = Math.random().toString(36).slice(2, 10).padEnd(8, '0');
  return join(dirname(path), `.${basename(path)}.${mark}.new`);
}

const besideName = /^\.(.+)\.[0-9a-z]{8}\.new$/;

/** Writes a file's text to a new file, and to the disk; leaves none where that fails. */
export function writeBeside({ text, mode }: FileWrite, beside: string): void {
  const fd = openSync(beside, 'wx', mode); // not open to more readers for a moment
  try {
    fchmodSync(fd, mode); // whatever the umask is
    writeFileSync(fd, text);
    fsyncSync(fd);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}

/** Removes what killed runs left beside the files of these names. */
export function sweepLeftovers(folder: string, names: ReadonlySet<string>): void {
  for (const entry of listOwnEntries(folder)) {
    const [, name] = besideName.exec(entry.name) ?? [];
    if (name === undefined || !names.has(name) || !entry.isFile()) continue;
    rmSync(join(folder, entry.name), { force: true });
  }
}

// What this process may not change stays; where it must write, the survey has found it can.
function listOwnEntries(folder: string): Dirent[] {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    errorCode(error);
    return [];
  }
}
