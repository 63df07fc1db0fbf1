import { expect, it } from 'vitest';
import type { FileState } from '../../../../src/files/fileState.ts';
import { summariseCheck, summariseRun } from '../../../../src/zookeeper/member/summary.ts';

const who = { myid: 1, replicas: 3, host: 'zk-0.zk-hs' };
const state = (name: 'unchanged' | 'missing'): FileState => ({
  file: { path: '/x', text: '', mode: 0o644 },
  state: name,
});
const before = (missing: number, unchanged: number, missingFolders: readonly string[] = []) => ({
  states: [
    ...Array.from({ length: missing }, () => state('missing')),
    ...Array.from({ length: unchanged }, () => state('unchanged')),
  ],
  missingFolders,
});

it.each([
  [before(1, 5), 'wrote 1 file, 5 unchanged: myid 1 of 3, zk-0.zk-hs'],
  [before(0, 6, ['/log']), 'wrote 0 files, 6 unchanged: myid 1 of 3, zk-0.zk-hs'],
])('says what was written', (found, line) => {
  expect(summariseRun(found, who)).toBe(line);
});

it.each([
  [before(0, 6), '6 files as they shall be'],
  [before(1, 5), '1 of 6 files differs'],
  [before(2, 4, ['/log']), '2 of 6 files differ, 1 folder is missing'],
  [before(0, 1, ['/a', '/b']), '2 folders are missing'],
])('says what a check found', (found, line) => {
  expect(summariseCheck(found, who)).toBe(`${line}: myid 1 of 3, zk-0.zk-hs`);
});
