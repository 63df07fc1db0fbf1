import {
  closeSync,
  existsSync,
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
import { accept, type Parsed, reject } from './parsed.ts';
import { readFolderProblems } from './readFolders.ts';
import { readUser } from './readUser.ts';
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
  const judged = files.map((file) => ({ file, same: isAsItShallBe(file) }));
  const changed = judged.filter(({ same }) => !(same.ok && same.value)).map(({ file }) => file);
  const homes = changed.map(({ path }) => ({ path: dirname(path), writable: true }));
  const needs = [...homes, ...folders];
  const problems = [
    ...readFolderProblems(needs, readUser()),
    ...judged.flatMap(({ same }) => (same.ok ? [] : [same.problem])),
  ];
  if (problems.length > 0) throw new ToolError(ExitCode.CannotCreate, problems);
  const undo: Undo[] = [];
  try {
    for (const { path } of needs) attempt(path, () => makeFolder(path, undo));
    for (const file of changed) attempt(file.path, () => layBeside(file, undo));
    for (const { path } of changed) attempt(path, () => renameSync(besidePath(path), path));
    for (const path of new Set(homes.map((home) => home.path))) {
      attempt(path, () => syncFolder(path));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
  return { written: changed.length, unchanged: files.length - changed.length };
}

type Undo = () => void;

// The same bytes, and not open to more readers than they shall be; kubelet may add a group's write bit.
function isAsItShallBe({ path, text, mode }: FileWrite): Parsed<boolean> {
  try {
    const readers = statSync(path).mode & 0o044;
    return accept((readers & ~mode) === 0 && readFileSync(path).equals(Buffer.from(text)));
  } catch (error) {
    const code = errorCode(error);
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(code)) return accept(false);
    return reject(describeFileProblem(path, code, readUser()));
  }
}

// One by one: mkdir's own `recursive` never ends below /proc, and does not say what it made.
function makeFolder(path: string, undo: Undo[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), undo);
  mkdirSync(path);
  undo.push(() => removeEmpty(path));
}

function layBeside({ path, text, mode }: FileWrite, undo: Undo[]): void {
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

// The same name each time: a run that was killed leaves one such file at most, and the next takes it.
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
    const problem = describeFileProblem(path, errorCode(error), readUser());
    throw new ToolError(ExitCode.CannotCreate, [problem], { cause: error });
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // somebody else put something there: it stays
  }
}
