import { lstatSync } from 'node:fs';
import { errorCode } from '../tool/errorCode.ts';

/** Whether a path is a link, wherever it leads. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    // lstat, unlike stat, says so where a file is in the place of a folder
    if (errorCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}
