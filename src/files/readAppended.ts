import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Gives the whole lines that have been written since it was last asked. */
export type ReadLines = () => string[];

/**
 * Follows a file of lines that is moved to another path when it is full. What is not there, or cannot be
 * read, has no lines; what was moved away twice meanwhile is not missed.
 */
export function readAppended(path: string, movedTo: string): ReadLines {
  let place: Place = { inode: undefined, offset: 0 };
  return () => {
    const lines: string[] = [];
    // the rest of the file that was read so far first, where another one has taken its path
    for (const file of [movedTo, path]) {
      const read = readFrom(file, place, file === movedTo);
      lines.push(...read.lines);
      place = read.place;
    }
    return lines;
  };
}

interface Place {
  readonly inode: number | undefined;
  readonly offset: number;
}

const newline = 0x0a;

function readFrom(path: string, place: Place, onlySame: boolean) {
  const none = { lines: [], place };
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return none;
  }
  try {
    const { ino, size } = fstatSync(fd);
    const same = ino === place.inode;
    if (onlySame && !same) return none;
    const offset = same && place.offset <= size ? place.offset : 0;
    const bytes = Buffer.alloc(size - offset);
    const read = bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, offset));
    const end = read.lastIndexOf(newline) + 1;
    const lines = end === 0 ? [] : read.toString('utf8', 0, end - 1).split('\n');
    return { lines, place: { inode: ino, offset: offset + end } };
  } catch {
    return none; // a folder, or what a disk no longer gives
  } finally {
    closeSync(fd);
  }
}
