import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { maxSmallBytes, readSmallFile } from '../../../src/files/readSmallFile.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-small-file-'));
  writeFileSync(at('small'), 'text');
  writeFileSync(at('full'), Buffer.alloc(maxSmallBytes, 'x'));
  writeFileSync(at('large'), Buffer.alloc(maxSmallBytes + 1, 'x'));
  writeFileSync(at('huge'), '');
  truncateSync(at('huge'), 2 ** 40); // a sparse file: one that is read costs a terabyte
  symlinkSync('small', at('link'));
  symlinkSync('nowhere', at('lost'));
  symlinkSync('circle', at('circle'));
  execFileSync('mkfifo', [at('pipe')]);
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['small', 4],
  ['full', maxSmallBytes],
  ['link', 4],
  ['/dev/null', 0],
])('reads %s whole', (name, bytes) => {
  const read = readSmallFile(name.startsWith('/') ? name : at(name));
  expect(read.ok ? read.bytes.length : read.problem).toBe(bytes);
});

it('reads a file of /proc, which has no size', () => {
  const read = readSmallFile('/proc/self/status');
  expect(read.ok ? read.bytes.toString() : read.problem).toMatch(/^Name:/);
});

it.each([
  ['missing', 'ENOENT', 'ENOENT'],
  ['small/below', 'ENOTDIR', 'a file, expected a folder'],
  ['lost', 'ELOOP', 'a link that leads nowhere'],
  ['circle', 'ELOOP', 'a link that leads nowhere'],
  ['.', 'EISDIR', 'a folder, expected a file'],
  ['large', 'EFBIG', 'more than 1 MiB'],
  ['huge', 'EFBIG', 'more than 1 MiB'],
  ['/dev/zero', 'EFBIG', 'more than 1 MiB'],
  ['pipe', 'ENODEV', 'a pipe or a socket'],
])('refuses %s with %s, and does not hang', (name, code, words) => {
  const path = name.startsWith('/') ? name : at(name);
  const read = readSmallFile(path);
  expect(read).toMatchObject({ ok: false, code, problem: expect.stringContaining(words) });
  expect(read).toMatchObject({ problem: expect.stringContaining(`${path}: `) });
});
