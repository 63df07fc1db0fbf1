import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ExitCode } from '../../src/tool/exitCode.ts';
import { ToolError } from '../../src/tool/toolError.ts';
import { writeFiles } from '../../src/tool/writeFiles.ts';
import { readTree } from '../support/readTree.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fileAt = (path: string, text: string, mode = 0o644) => ({ path, text, mode });

it('gives each file its own permissions, whatever the umask is', () => {
  const before = process.umask(0o077);
  try {
    writeFiles({
      files: [
        fileAt(join(folder, 'a/secret'), 'x', 0o600),
        fileAt(join(folder, 'a/plain'), 'y', 0o644),
      ],
      folders: [],
    });
  } finally {
    process.umask(before);
  }
  expect(readTree(folder)).toMatchObject({
    'a/secret': { mode: '600', text: 'x' },
    'a/plain': { mode: '644', text: 'y' },
  });
});

it('closes a secret that others can read, and leaves a write bit of the group alone', () => {
  const files = [fileAt(join(folder, 'secret'), 'x', 0o600), fileAt(join(folder, 'plain'), 'y')];
  writeFiles({ files, folders: [] });
  chmodSync(join(folder, 'secret'), 0o640);
  chmodSync(join(folder, 'plain'), 0o664);
  expect(writeFiles({ files, folders: [] })).toEqual({ written: 1, unchanged: 1 });
  expect(readTree(folder)).toMatchObject({ secret: { mode: '600' }, plain: { mode: '664' } });
});

it('takes what a run that was killed left beside a file', () => {
  writeFileSync(join(folder, '.a.new'), 'half');
  writeFiles({ files: [fileAt(join(folder, 'a'), 'whole')], folders: [] });
  expect(Object.entries(readTree(folder)).map(([path, { text }]) => [path, text])).toEqual([
    ['a', 'whole'],
  ]);
});

it('takes back every folder and file where a later one fails', () => {
  mkdirSync(join(folder, 'old'));
  const before = readTree(folder);
  // a folder in the way of the file beside the last one: nothing that can be seen ahead
  const last = join(folder, 'old/x');
  mkdirSync(join(folder, 'old/.x.new'));
  const withObstacle = readTree(folder);
  const attempt = (): unknown =>
    writeFiles({
      files: [
        fileAt(join(folder, 'new/deep/a'), '1'),
        fileAt(join(folder, 'old/b'), '2'),
        fileAt(last, '3'),
      ],
      folders: [{ path: join(folder, 'new/other'), writable: true }],
    });
  expect(attempt).toThrow(ToolError);
  expect(readTree(folder)).toEqual(withObstacle);
  rmSync(join(folder, 'old/.x.new'), { recursive: true });
  expect(readTree(folder)).toEqual(before);
});

it('makes a folder that need not be writable only where it is missing', () => {
  writeFiles({ files: [], folders: [{ path: join(folder, 'logs'), writable: false }] });
  expect(readTree(folder)).toHaveProperty('logs');
  const ofTheSystem = { path: '/proc', writable: false };
  expect(writeFiles({ files: [], folders: [ofTheSystem] })).toEqual({ written: 0, unchanged: 0 });
});

it('reports every folder that cannot be had at once', () => {
  writeFileSync(join(folder, 'file'), '');
  const files = ['file/a', 'file/b/c'].map((path) => fileAt(join(folder, path), ''));
  const folders = [{ path: join(folder, 'file'), writable: false }];
  const problem = `${folder}/file: a file, expected a folder (remove it, or choose another path)`;
  expect(() => writeFiles({ files, folders })).toThrow(
    expect.objectContaining({ exitCode: ExitCode.CannotCreate, problems: [problem] }),
  );
});
