import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { describeFileProblem } from './fileProblem.ts';
import type { FileWrite, Writes } from './fileWrite.ts';
import { listChanged, readSurvey, type Survey } from './readSurvey.ts';
import { readUser } from './readUser.ts';
import { ToolError } from '../tool/toolError.ts';
import { besidePath, sweepLeftovers, writeBeside } from './writeBeside.ts';

/**
 * Makes folders and files as they shall be. All files are laid beside their places first, whole and
 * on disk, and then take them one by one: what cannot be written is found before anything changes,
 * and is one ToolError with `ExitCode.CannotCreate`; nobody ever reads half a file, and a file is there
 * only where those before it in the list are, even after a loss of power. Gives what was there before.
 */
export function writeFiles(writes: Writes): Survey {
  const before = readSurvey(writes);
  const { states, needs, removals, problems } = before;
  if (problems.length > 0) throw new ToolError(ExitCode.CannotCreate, problems);
  const laid = listChanged(states).map((file) => ({ file, beside: besidePath(file.path) }));
  const undo: Undo[] = [];
  try {
    sweepFolders(writes.files);
    for (const { path } of needs) attempt(path, () => makeFolder(path, undo));
    for (const { file, beside } of laid) {
      attempt(file.path, () => writeBeside(file, beside));
      undo.push(() => rmSync(beside, { force: true }));
    }
    for (const path of removals) attempt(path, () => rmSync(path));
    for (const home of new Set(removals.map((path) => dirname(path)))) {
      attempt(home, () => syncFolder(home));
    }
    takePlaces(laid);
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
  return before;
}

type Undo = () => void;

interface Laid {
  readonly file: FileWrite;
  readonly beside: string;
}

/** One by one, in order: a folder's entries are on disk before the next folder changes. */
function takePlaces(laid: readonly Laid[]): void {
  for (const [index, { file, beside }] of laid.entries()) {
    const home = dirname(file.path);
    attempt(file.path, () => takePlace(beside, file.path));
    const next = laid[index + 1];
    if (next === undefined || dirname(next.file.path) !== home) {
      attempt(home, () => syncFolder(home));
    }
  }
}

function takePlace(beside: string, path: string): void {
  try {
    renameSync(beside, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    const problem = `${path}: another run at the same time swept away the new file (run this again)`;
    throw new ToolError(ExitCode.CannotCreate, [problem], { cause: error });
  }
}

/**
 * Takes away what killed runs left, before this one lays anything. Of two runs at the same time one
 * may lose its files to the other by that, and then says so; never both.
 */
function sweepFolders(files: readonly FileWrite[]): void {
  for (const [home, group] of Map.groupBy(files, ({ path }) => dirname(path))) {
    attempt(home, () => sweepLeftovers(home, new Set(group.map(({ path }) => basename(path)))));
  }
}

// One by one: mkdir's own `recursive` never ends below /proc, and does not say what it made.
function makeFolder(path: string, undo: Undo[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), undo);
  try {
    mkdirSync(path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && existsSync(path)) return; // another run was faster
    throw error;
  }
  undo.push(() => removeEmpty(path));
}

function syncFolder(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function attempt(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof ToolError) throw error;
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
