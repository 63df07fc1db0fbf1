import { expect, it } from 'vitest';
import { findStartWarnings, type StartFacts } from '../../../src/zkStart/startWarnings.ts';

const gib = 1024 ** 3;
const quiet: StartFacts = {
  config: { purges: true, voters: [1, 2, 3] },
  deafShell: undefined,
  heap: { type: 'size', bytes: gib },
  memory: { bytes: 2 * gib, problem: undefined },
  usage: { snapshots: 3, logs: 3, bytes: gib, largestSnapshotBytes: gib / 4 },
  disks: [{ path: '/data', bytes: 20 * gib, freeBytes: gib }],
  maxOpenFiles: 1_048_576,
};
const unpurged = { ...quiet, config: { ...quiet.config, purges: false } };

it('has nothing to say of what is right', () => {
  expect(findStartWarnings(quiet, false)).toEqual([]);
  const unknown = { ...quiet, heap: undefined, disks: [], maxOpenFiles: undefined };
  expect(findStartWarnings(unknown, false)).toEqual([]);
});

it.each<[string, Partial<StartFacts>, RegExp]>([
  ['a shell', { deafShell: 'dash' }, /^process 1 is dash, which keeps SIGTERM .*\(write exec /],
  ['few files', { maxOpenFiles: 1024 }, /^open files: 1024 at most, .*nofile\)$/],
  [
    'a full disk',
    { disks: [{ path: '/data', bytes: 20 * gib, freeBytes: gib / 2 }] },
    /^\/data: 512 MiB of 20\.0 GiB are free \(2%\), and the next 3 snapshots and logs may take 960 MiB \(/,
  ],
])('warns of %s, in every run', (_, facts, line) => {
  for (const generated of [true, false]) {
    expect(findStartWarnings({ ...quiet, ...facts }, generated)).toEqual([
      expect.stringMatching(line),
    ]);
  }
});

it.each<[string, Partial<StartFacts>, RegExp]>([
  [
    'four voters',
    { config: { purges: true, voters: [1, 2, 3, 4] } },
    /^zoo\.cfg: 4 voters survive/,
  ],
  ['too much heap', { heap: { type: 'size', bytes: 3 * gib } }, /a heap of 3\.0 GiB does not fit/],
  ['much heap', { heap: { type: 'size', bytes: 1.8 * gib } }, /leaves the JVM 205 MiB/],
  [
    'no purge',
    unpurged,
    /^autopurge\.purgeInterval: .*, and 3 snapshots and 3 logs take 1\.0 GiB \(/,
  ],
])('warns of %s, unless zkGenConfig did so in the same run', (_, facts, line) => {
  expect(findStartWarnings({ ...quiet, ...facts }, false)).toEqual([expect.stringMatching(line)]);
  expect(findStartWarnings({ ...quiet, ...facts }, true)).toEqual([]);
});

it('says what the files take that nothing purges, once there are more than a purge would leave', () => {
  const usage = { ...quiet.usage, snapshots: 4, logs: 1 };
  expect(findStartWarnings({ ...unpurged, usage }, true)).toEqual([
    expect.stringContaining('4 snapshots and 1 log take 1.0 GiB'),
  ]);
});
