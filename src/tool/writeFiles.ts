import {
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './errorCode.ts';
import { ExitCode } from './exitCode.ts';
import { describeFileProblem } from './fileProblem.ts';
import type { FileWrite, Writes } from './fileWrite.ts';
import { readFolderProblems } from './readFolders.ts';
import { ToolError } from './toolError.ts';

export interface Written {
  readonly written: number;
  /** Files that were as they shall be, and were left alone. */
  readonly unchanged: number;
}

/**
 * Makes folders and files as they shall be. All files are laid beside their places first, whole and
 * on disk, and then take them one by one: what cannot be written is found before anything changes,
 * and is one ToolError with `ExitCode.CannotCreate`; nobody ever reads half a file.
 */
export function writeFiles({ files, folders }: Writes): Written {
  const homes = files.map(({ path }) => ({ path: dirname(path), writable: true }));
  const needs = [...homes, ...folders];
  const problems = readFolderProblems(needs, currentUser());
  if (problems.length > 0) throw new ToolError(ExitCode.CannotCreate, problems);
  const changed = files.filter((file) => !isAsItShallBe(file));
  const undo: (() => void)[] = [];
  try {
    for (const { path } of needs) attempt(path, () => makeFolder(path, undo));
    for (const file of changed) attempt(file.path, () => layBeside(file, undo));
    for (const { path } of changed) attempt(path, () => renameSync(besidePath(path), path));
    for (const path of new Set(changed.map((file) => dirname(file.path)))) {
      attempt(path, () => syncFolder(path));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
  return { written: changed.length, unchanged: files.length - changed.length };
}

// The same bytes, and not open to more readers than they shall be; kubelet may add a group's write bit.
function isAsItShallBe({ path, text, mode }: FileWrite): boolean {
  return attempt(path, () => {
    try {
      const readers = statSync(path).mode & 0o044;
      return (readers & ~mode) === 0 && readFileSync(path).equals(Buffer.from(text));
    } catch (error) {
      if (['ENOENT', 'EACCES'].includes(errorCode(error))) return false;
      throw error;
    }
  });
}

function makeFolder(path: string, undo: (() => void)[]): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  const made = [path];
  for (let above = dirname(path); above.startsWith(first); above = dirname(above))
    made.unshift(above);
  undo.push(...made.map((folder) => () => ignore(() => rmdirSync(folder))));
}

function layBeside({ path, text, mode }: FileWrite, undo: (() => void)[]): void {
  const beside = besidePath(path);
  rmSync(beside, { force: true });
  undo.push(() => rmSync(beside, { force: true }));
  const fd = openSync(beside, 'wx', mode);
  try {
    fchmodSync(fd, mode); // whatever the umask is
    writeFileSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

// The same name each time, so that a run that was killed leaves no litter behind the next one.
function besidePath(path: string): string {
  return join(dirname(path), `.${basename(path)}.new`);
}

function syncFolder(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const problem = describeFileProblem(path, errorCode(error), currentUser());
    throw new ToolError(ExitCode.CannotCreate, [problem], { cause: error });
  }
}

function ignore(work: () => void): void {
  try {
    work();
  } catch {
    // somebody else put something there: it stays
  }
}

function currentUser() {
  return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}
