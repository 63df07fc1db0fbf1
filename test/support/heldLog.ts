import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { waitFor } from '../../local/waitFor.ts';
import { errorCode } from '../../src/tool/errorCode.ts';

/** A transaction log that a starting server can read only as far as the test lets it. */
export interface HeldLog {
  /** Is fulfilled when the server has read the first half, and waits for the second. */
  readonly halfRead: () => Promise<void>;
  /** Gives the server the second half, and the log its file again. */
  readonly release: () => Promise<void>;
}

/** Puts a pipe in the place of a log; the server that loads its tree from it loads as long as is wished. */
export function holdLog(path: string): HeldLog {
  // Not beside it: purging would remove it.
  const file = join(dirname(path), '..', basename(path));
  const bytes = readFileSync(path);
  const half = Math.floor(bytes.length / 2);
  renameSync(path, file);
  execFileSync('mkfifo', [path]);
  // Read as well as write: so no opening and no writing waits, even where the server never reads.
  const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const feed = async (some: Buffer) => {
    let written = 0;
    await waitFor({ what: `${path} is read`, timeoutMs: 60_000, everyMs: 5 }, () => {
      while (written < some.length) {
        const count = writeSome(pipe, some.subarray(written));
        if (count === 0) return undefined;
        written += count;
      }
      return true;
    });
  };
  return {
    halfRead: async () => feed(bytes.subarray(0, half)),
    release: async () => {
      await feed(bytes.subarray(half));
      renameSync(file, path);
      closeSync(pipe);
    },
  };
}

/** How many bytes found room in the pipe. */
function writeSome(pipe: number, bytes: Buffer): number {
  try {
    return writeSync(pipe, bytes);
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return 0;
    throw error;
  }
}
