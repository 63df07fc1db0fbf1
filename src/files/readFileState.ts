import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { errorCode } from '../tool/errorCode.ts';
import { describeFileProblem } from './fileProblem.ts';
import { type Content, type FileState, isTooOpen } from './fileState.ts';
import type { FileWrite } from './fileWrite.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { readUser } from './readUser.ts';

/** A file on disk that is larger is not read: it is no configuration, and no difference to it is worth showing. */
const maxReadBytes = 256 * 1024;

/** Compares a planned file with what is in its place; a problem where that cannot be replaced by a file. */
export function readFileState(file: FileWrite): Parsed<FileState> {
  try {
    const stats = statSync(file.path, { throwIfNoEntry: false });
    if (stats === undefined) return accept({ file, state: 'missing' });
    if (stats.isDirectory()) return reject(describeFileProblem(file.path, 'EISDIR', readUser()));
    const mode = stats.mode & 0o7777;
    const content = stats.isFile() ? readContent(file) : ({ type: 'special' } as const);
    const same = content.type === 'text' && content.text === file.text;
    return same && !isTooOpen(mode, file.mode)
      ? accept({ file, state: 'unchanged' })
      : accept({ file, state: 'differs', found: { mode, content } });
  } catch (error) {
    const code = errorCode(error);
    // What is wrong with the folder is found by whoever looks at it.
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES'].includes(code)) {
      return accept({ file, state: 'missing' });
    }
    return reject(describeFileProblem(file.path, code, readUser()));
  }
}

function readContent({ path, text }: FileWrite): Content {
  try {
    // Should it have become a pipe meanwhile, it must not hold us up.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const bytes = fstatSync(fd).size;
      const isLarge = bytes > Math.max(maxReadBytes, Buffer.byteLength(text));
      return isLarge ? { type: 'large', bytes } : toContent(readUpTo(fd, bytes + 1));
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (errorCode(error) === 'EACCES') return { type: 'unreadable' };
    throw error;
  }
}

function readUpTo(fd: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  let length = 0;
  let read: number;
  do {
    read = readSync(fd, buffer, length, bytes - length, null);
    length += read;
  } while (read > 0 && length < bytes);
  return buffer.subarray(0, length);
}

function toContent(bytes: Buffer): Content {
  const text = bytes.toString('utf8');
  const isText = !text.includes('\0') && Buffer.from(text).equals(bytes);
  return isText ? { type: 'text', text } : { type: 'binary', bytes: bytes.length };
}
