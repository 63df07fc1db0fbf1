import { writeSync } from 'node:fs';

const stdout = 1;
const stderr = 2;
const retryMs = 5;

/**
 * Writes a result. A reader that has gone away, as in `zkMetrics | head`, ends the writing quietly; gives
 * whether it is still there.
 */
export function writeStdout(text: string): boolean {
  return writeAll(stdout, text);
}

/** Writes a message for people. */
export function writeStderr(text: string): void {
  writeAll(stderr, text);
}

// Not process.stdout or process.stderr: on a pipe they leave it non-blocking for the java that
// this process may become, and java then loses log lines whenever the reader stalls.
function writeAll(fd: number, text: string): boolean {
  let rest: Uint8Array = Buffer.from(text);
  while (rest.length > 0) {
    const written = writeSome(fd, rest);
    if (written === undefined) return false;
    rest = rest.subarray(written);
  }
  return true;
}

function writeSome(fd: number, bytes: Uint8Array): number | undefined {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EPIPE') return undefined;
    if (code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
    return 0;
  }
}
