import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** A file of lines that is written while it is read. */
export interface Appended {
  /** The whole lines that have been written since it was last asked. */
  readonly readLines: () => string[];
  readonly close: () => void;
}

/**
 * Follows a file of lines, also where another one takes its path when it is full. What is not there, or
 * cannot be read, has no lines; a file that came and went in between is missed.
 */
export function readAppended(path: string): Appended {
  // It stays open: the next file would else have its inode, and could not be told from it.
  let open: Open | undefined;
  const close = (): void => {
    if (open !== undefined) closeSync(open.fd);
    open = undefined;
  };
  const readLines = (): string[] => {
    const lines: string[] = [];
    try {
      if (open !== undefined) lines.push(...readOn(open));
      if (open === undefined || isTaken(path, open)) {
        const fd = openSync(path, 'r');
        close();
        open = { fd, offset: 0 };
        lines.push(...readOn(open));
      }
    } catch {
      // none yet, a folder, or what a disk no longer gives
    }
    return lines;
  };
  return { readLines, close };
}

interface Open {
  readonly fd: number;
  /** Behind the last whole line. */
  offset: number;
}

const newline = 0x0a;

function readOn(open: Open): string[] {
  const { size } = fstatSync(open.fd);
  if (size < open.offset) open.offset = 0;
  const bytes = Buffer.alloc(size - open.offset);
  const read = bytes.subarray(0, readSync(open.fd, bytes, 0, bytes.length, open.offset));
  const end = read.lastIndexOf(newline) + 1;
  if (end === 0) return [];
  open.offset += end;
  return read.toString('utf8', 0, end - 1).split('\n');
}

/** Whether another file has the path now. */
function isTaken(path: string, { fd }: Open): boolean {
  const now = statSync(path, { throwIfNoEntry: false });
  const then = fstatSync(fd);
  return now !== undefined && (now.ino !== then.ino || now.dev !== then.dev);
}
