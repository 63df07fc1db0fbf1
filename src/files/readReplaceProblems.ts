import { accessSync, constants, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { describeFileProblem, type User } from './fileProblem.ts';
import type { FileState } from './fileState.ts';
import { parseMountPoints } from './mounts.ts';

/** In a folder with it, as /tmp is, only the owner of a file may replace it (inode(7), S_ISVTX). */
const stickyBit = 0o1000;

/** Why files that differ cannot be replaced, although new ones can be laid beside them. */
export function readReplaceProblems(states: readonly FileState[], user: User): string[] {
  const paths = states.filter(({ state }) => state === 'differs').map(({ file }) => file.path);
  if (paths.length === 0) return [];
  const mounts = readMountPoints();
  return paths.flatMap((path) => {
    const code = findObstacle(path, mounts, user);
    return code === undefined ? [] : [describeFileProblem(path, code, user)];
  });
}

/** The code of the error that rename(2) would end with. */
function findObstacle(
  path: string,
  mounts: ReadonlySet<string>,
  { uid }: User,
): string | undefined {
  const home = dirname(path);
  try {
    // A file that a ConfigMap or Secret mounts by subPath.
    if (mounts.has(join(realpathSync(home), basename(path)))) return 'EBUSY';
    const file = lstatSync(path);
    const folder = statSync(home);
    const isSticky = (folder.mode & stickyBit) !== 0;
    if (isSticky && ![0, file.uid, folder.uid].includes(uid)) return 'EPERM';
    // Not whether it may be written, which does not matter, but whether it is immutable, as by chattr +i.
    if (file.isFile()) accessSync(path, constants.W_OK);
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    return code === 'EPERM' ? code : undefined;
  }
}

function readMountPoints(): ReadonlySet<string> {
  try {
    return parseMountPoints(readFileSync('/proc/self/mountinfo', 'utf8'));
  } catch (error) {
    errorCode(error); // not Linux, or no /proc: then only writing finds such a place
    return new Set();
  }
}
