import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { errorCode } from '../tool/errorCode.ts';
import { describeFileProblem } from './fileProblem.ts';
import { isLink } from './readLink.ts';
import { readUser } from './readUser.ts';

export const maxSmallBytes = 1024 * 1024;
const chunkBytes = 8 * 1024;

export type FileRead =
  | { readonly ok: true; readonly bytes: Buffer }
  | {
      readonly ok: false;
      /** Of the system call that failed: `ENOENT` only where there is nothing, `ELOOP` for a link to nowhere. */
      readonly code: string;
      /** Begins with the path. */
      readonly problem: string;
    };

/** Reads a file of 1 MiB at most. Whatever is in its place, it neither hangs nor fills the memory. */
export function readSmallFile(path: string): FileRead {
  try {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(fd);
      if (stats.isFIFO()) return refuse(path, 'ENODEV');
      return stats.size > maxSmallBytes ? refuse(path, 'EFBIG') : readAll(fd, path);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    const code = errorCode(error);
    return refuse(path, code === 'ENOENT' && isLink(path) ? 'ELOOP' : code);
  }
}

// What is no plain file, such as /dev/zero or one of /proc, has no size that tells its end.
function readAll(fd: number, path: string): FileRead {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const read = readSync(fd, chunk, 0, chunk.length, null);
    if (read === 0) return { ok: true, bytes: Buffer.concat(chunks) };
    length += read;
    if (length > maxSmallBytes) return refuse(path, 'EFBIG');
    chunks.push(chunk.subarray(0, read));
  }
}

function refuse(path: string, code: string): FileRead {
  return { ok: false, code, problem: describeFileProblem(path, code, readUser()) };
}
