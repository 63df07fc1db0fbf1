import { Writable } from 'node:stream';
import { once } from '../tool/once.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';

/**
 * Puts streams that write by `fs.writeSync` in the places of `process.stdout` and `process.stderr`. Node's own make a pipe
 * non-blocking as soon as anybody looks at them, and Node itself does: node:net compares every socket that it
 * destroys with `process.stderr` (Socket.prototype._destroy, Node 24). A server with the same pipe, beside this process or in
 * its place, then loses every line that it writes while the reader of the log stalls.
 */
export function writeBlocking(): void {
  replace('stdout', writeStdout);
  replace('stderr', writeStderr);
}

function replace(name: 'stdout' | 'stderr', write: (text: string) => unknown): void {
  const get = once(
    () =>
      new Writable({
        write: (chunk, _encoding, done) => {
          write(String(chunk));
          done();
        },
      }),
  );
  Object.defineProperty(process, name, { configurable: true, get });
}
