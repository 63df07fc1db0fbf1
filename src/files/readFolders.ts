import { accessSync, constants, lstatSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { describeFileProblem, type User } from './fileProblem.ts';
import type { FolderNeed } from './fileWrite.ts';

/** Every folder that is not there and cannot be made, or is there and cannot be written to; makes none. */
export function readFolderProblems(needs: readonly FolderNeed[], user: User): string[] {
  const problems = needs.map((need) => findProblem(need, user));
  return [...new Set(problems.filter((problem) => problem !== undefined))];
}

function findProblem({ path, writable }: FolderNeed, user: User): string | undefined {
  let nearest = path;
  try {
    let stats = statIfThere(nearest);
    while (stats === undefined) {
      if (isLink(nearest)) return describeFileProblem(nearest, 'ELOOP', user);
      nearest = dirname(nearest);
      stats = statIfThere(nearest);
    }
    if (!stats.isDirectory()) return describeFileProblem(nearest, 'ENOTDIR', user);
    if (writable || nearest !== path) accessSync(nearest, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return describeFileProblem(nearest, errorCode(error), user);
  }
}

function isLink(path: string): boolean {
  return statIfThere(path, lstatSync)?.isSymbolicLink() === true;
}

// An error is dear, and most of what is not there is only not there yet.
const quiet = { throwIfNoEntry: false } as const;
type Look = (path: string, options: typeof quiet) => Stats | undefined;

function statIfThere(path: string, look: Look = statSync): Stats | undefined {
  try {
    return look(path, quiet);
  } catch (error) {
    // lstat, unlike stat, says so where a file is in the place of a folder
    if (errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}
