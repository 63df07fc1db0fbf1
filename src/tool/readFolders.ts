import { accessSync, constants, lstatSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './errorCode.ts';
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

function statIfThere(path: string, stat: (path: string) => Stats = statSync): Stats | undefined {
  try {
    return stat(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
