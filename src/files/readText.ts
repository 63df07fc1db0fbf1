import { isUtf8 } from 'node:buffer';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { readSmallFile } from './readSmallFile.ts';

/**
 * Reads a small text file that the operator named, in UTF-8, without the mark that some editors begin
 * one with; the problem begins with its path, and shows nothing of what is in it.
 */
export function readText(path: string): Parsed<string> {
  const read = readSmallFile(path);
  if (!read.ok) {
    return reject(read.code === 'ENOENT' ? `${path}: not found (mount it there)` : read.problem);
  }
  return isUtf8(read.bytes) && !read.bytes.includes(0)
    ? accept(read.bytes.toString('utf8').replace(/^\ufeff/, ''))
    : reject(`${path}: expected text in UTF-8 (is it the right file?)`);
}
