import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ExitCode } from '../../src/tool/exitCode.ts';
import { writeFiles } from '../../src/files/writeFiles.ts';
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
  expect(writeFiles({ files, folders: [] })).toMatchObject({
    states: [{ state: 'differs' }, { state: 'unchanged' }],
  });
  expect(readTree(folder)).toMatchObject({ secret: { mode: '600' }, plain: { mode: '664' } });
});

it('sweeps away what killed runs left beside its files, changed or not, and nothing else', () => {
  const left = ['.a.0123abcd.new', '.a.zzzzzzzz.new', '.same.00000000.new'];
  const others = ['.a.new', '.b.0123abcd.new', '.a.0123.new', 'a.0123abcd.new'];
  for (const name of [...left, ...others]) writeFileSync(join(folder, name), 'half');
  mkdirSync(join(folder, '.a.11111111.new'));
  writeFileSync(join(folder, 'same'), 'same');
  const files = [fileAt(join(folder, 'a'), 'whole'), fileAt(join(folder, 'same'), 'same')];
  writeFiles({ files, folders: [] });
  const names = ['a', 'same', '.a.11111111.new', ...others].toSorted();
  expect(Object.keys(readTree(folder))).toEqual(names);
});

it('takes back every folder and file where a later one fails', () => {
  mkdirSync(join(folder, 'old'));
  writeFileSync(join(folder, 'old/b'), 'before');
  const before = readTree(folder);
  // a name that is just short enough for a file, and too long for the new one beside it
  const last = join(folder, 'old', 'x'.repeat(250));
  const attempt = (): unknown =>
    writeFiles({
      files: [
        fileAt(join(folder, 'new/deep/a'), '1'),
        fileAt(join(folder, 'old/b'), '2'),
        fileAt(last, '3'),
      ],
      folders: [{ path: join(folder, 'new/other'), writable: true }],
    });
  expect(attempt).toThrow(
    expect.objectContaining({
      exitCode: ExitCode.CannotCreate,
      problems: [`${last}: ENAMETOOLONG`],
    }),
  );
  expect(readTree(folder)).toEqual(before);
});

it('replaces a pipe, a file that nobody may read, one without a text and a huge one', () => {
  const paths = ['pipe', 'closed', 'binary', 'huge'].map((name) => join(folder, name));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  writeFileSync(join(folder, 'closed'), 'x', { mode: 0o000 });
  writeFileSync(join(folder, 'binary'), Buffer.from([0xff, 0x00]));
  writeFileSync(join(folder, 'huge'), '');
  truncateSync(join(folder, 'huge'), 2 ** 40); // a sparse file: one that is read costs a terabyte
  const files = paths.map((path) => fileAt(path, 'new'));
  writeFiles({ files, folders: [] });
  expect(Object.values(readTree(folder)).map(({ text }) => text)).toEqual(files.map(() => 'new'));
});

it('makes a folder that need not be writable only where it is missing', () => {
  writeFiles({ files: [], folders: [{ path: join(folder, 'logs'), writable: false }] });
  expect(readTree(folder)).toHaveProperty('logs');
  const ofTheSystem = { path: '/proc', writable: false };
  expect(writeFiles({ files: [], folders: [ofTheSystem] })).toMatchObject({
    states: [],
    missingFolders: [],
  });
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
