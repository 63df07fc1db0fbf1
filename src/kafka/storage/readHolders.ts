import { join } from 'node:path';
import { readLock } from '../../files/readLock.ts';
import { type HeldDir, lockFile } from './holders.ts';

/** Those of the log dirs that a running broker or controller holds, and who that is. */
export function readHolders(paths: readonly string[]): HeldDir[] {
  return paths.flatMap((path) => {
    const lock = readLock(join(path, lockFile));
    return lock === undefined ? [] : [{ path, ...lock }];
  });
}
