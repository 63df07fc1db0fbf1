import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Appended, readAppended } from '../../src/files/readAppended.ts';

let folder: string;
let path: string;
let file: Appended;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-appended-'));
  path = join(folder, 'file');
  file = readAppended(path);
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

it('gives each line once, when it is whole', () => {
  expect(file.readLines()).toEqual([]);
  appendFileSync(path, 'one\ntwo\nthr');
  expect(file.readLines()).toEqual(['one', 'two']);
  expect(file.readLines()).toEqual([]);
  // a letter of two bytes that is written in halves
  appendFileSync(path, Buffer.from('ee é\n').subarray(0, 4));
  expect(file.readLines()).toEqual([]);
  appendFileSync(path, Buffer.from('é\n').subarray(1));
  expect(file.readLines()).toEqual(['three é']);
});

it('misses nothing of a file that is moved away when it is full', () => {
  writeFileSync(path, 'one\n');
  expect(file.readLines()).toEqual(['one']);
  appendFileSync(path, 'two\n');
  renameSync(path, `${path}.1`);
  expect(file.readLines()).toEqual(['two']);
  writeFileSync(path, 'three\n');
  expect(file.readLines()).toEqual(['three']);
  renameSync(path, `${path}.1`);
  writeFileSync(path, 'four\n');
  expect(file.readLines()).toEqual(['four']);
  expect(file.readLines()).toEqual([]);
});

it('goes on with what is there where more was moved away than it had read', () => {
  writeFileSync(path, 'one\n');
  file.readLines();
  for (const text of ['two\n', 'three\n', 'four\n']) {
    renameSync(path, `${path}.1`);
    writeFileSync(path, text);
  }
  expect(file.readLines()).toEqual(['four']);
});

it('begins again where the file was emptied', () => {
  writeFileSync(path, 'one\ntwo\n');
  file.readLines();
  writeFileSync(path, 'new\n');
  expect(file.readLines()).toEqual(['new']);
});

it('has no lines of a folder', () => {
  mkdirSync(path);
  expect(file.readLines()).toEqual([]);
});
