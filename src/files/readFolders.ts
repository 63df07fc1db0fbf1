import { accessSync, constants, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { describeFileProblem, type User } from './fileProblem.ts';
import type { FolderNeed } from './fileWrite.ts';
import { isLink } from './readLink.ts';

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

// An error is dear, and most of what is not there is only not there yet.
function statIfThere(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
