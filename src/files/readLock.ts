import { readFileSync, statSync } from 'node:fs';
import type * as sqlite from 'node:sqlite';
import { errorCode } from '../tool/errorCode.ts';
import { findLockHolder, type Lock } from './lock.ts';

/** The lock that a process holds on this file by fcntl(2), if one does. Costs some milliseconds, and changes nothing. */
export function readLock(path: string): Lock | undefined {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (stats?.isFile() !== true) return undefined;
    const pid = findLockHolder(readFileSync('/proc/locks', 'utf8'), stats);
    return pid !== undefined || isDenied(path) ? { pid } : undefined;
  } catch (error) {
    errorCode(error); // a file that nobody may look at, or no /proc
    return isDenied(path) ? { pid: undefined } : undefined;
  }
}

/** SQLITE_BUSY. */
const busyCode = 5;

/**
 * Whether the kernel denies a lock for reading. Node has no call for that; SQLite asks for one before it reads, at
 * 1 GiB, which a lock on the whole file holds. /proc/locks keeps silent about other PID namespaces, and knows some
 * file systems (overlay, btrfs) by other numbers than stat(2).
 */
function isDenied(path: string): boolean {
  const found = loadSqlite();
  if (found === undefined) return false;
  try {
    const opened = new found.DatabaseSync(path, { readOnly: true });
    try {
      opened.prepare('SELECT count(*) FROM sqlite_schema').get();
      return false;
    } finally {
      opened.close();
    }
  } catch (error) {
    errorCode(error); // what is wrong with the file otherwise is no lock
    return error instanceof Error && 'errcode' in error && error.errcode === busyCode;
  }
}

/** Undefined where this Node was built without it, or is older than 22.13. Node 22 calls it experimental, in the log. */
function loadSqlite(): typeof sqlite | undefined {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
