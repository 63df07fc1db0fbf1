import { expect, it } from 'vitest';
import { describeFileProblem } from '../../../src/files/fileProblem.ts';

const user = { uid: 1001, gid: 1002 };

it.each([
  ['EACCES', 'permission denied to uid 1001, gid 1002', 'fsGroup: 1002'],
  ['EPERM', 'not to be changed by uid 1001', 'lsattr'],
  ['ELOOP', 'a link that leads nowhere', 'remove it'],
  ['EROFS', 'on a read-only file system', 'writable volume'],
  ['ENOSPC', 'no space left', 'grow the volume'],
  ['EDQUOT', 'no space left', 'grow the volume'],
  ['EISDIR', 'a folder, expected a file', 'remove it'],
  ['ENOTDIR', 'a file, expected a folder', 'choose another path'],
  ['EEXIST', 'a file, expected a folder', 'choose another path'],
  ['EFBIG', 'more than 1 MiB', 'right one'],
  ['ENODEV', 'a pipe or a socket', 'remove it'],
  ['EBUSY', 'a mount of its own, which cannot be replaced', 'mount a volume at /conf instead'],
])('says what %s is and what to do', (code, what, remedy) => {
  const problem = describeFileProblem('/conf/zoo.cfg', code, user);
  expect(problem).toMatch(/^\/conf\/zoo\.cfg: .+ \(.+\)$/);
  expect(problem).toContain(what);
  expect(problem).toContain(remedy);
});

it('names any other code', () => {
  expect(describeFileProblem('/x', 'EIO', user)).toBe('/x: EIO');
});
