import { expect, it } from 'vitest';
import type { LogDir } from '../../../../src/kafka/storage/logDir.ts';
import { clusters, dir, judge, used } from '../../../support/logDirs.ts';

// What StorageTool has made of a log dir when it is killed, in its order (strace on 3.9.2 and 4.3.1).
const snapshot = '00000000000000000000-0000000000';
const steps: readonly Partial<LogDir>[] = [
  { names: ['bootstrap.checkpoint.tmp'] },
  { names: ['bootstrap.checkpoint'] },
  withMetadata([]),
  withMetadata([`${snapshot}-10388412250412375006.checkpoint.part`]),
  withMetadata([`${snapshot}.checkpoint`]),
  withMetadata([`${snapshot}.checkpoint`], 'meta.properties.tmp'),
  { names: ['bootstrap.checkpoint', 'meta.properties.tmp'] },
];

function withMetadata(metadataNames: readonly string[], ...more: readonly string[]) {
  const folders = ['__cluster_metadata-0'];
  return { names: ['bootstrap.checkpoint', ...folders, ...more], folders, metadataNames };
}

const done = (path: string): LogDir => {
  const { meta } = used(path);
  return dir(path, { names: ['bootstrap.checkpoint', 'meta.properties'], meta });
};

const half = (problem: string) => [`78 /b: has no meta.properties: ${problem}`];

it.each(steps)('explains formatting that was killed at step %#', (step) => {
  expect(judge([dir('/b', step)])).toEqual(
    half(
      'the formatting was interrupted, and no broker has run on it yet (remove all that is in /b, and start again)',
    ),
  );
  const both =
    'the formatting was interrupted, and no broker has run on them yet (remove all that is in /b and /a, and start again)';
  expect(judge([done('/a'), dir('/b', step), dir('/c')], { metadataDir: '/b' })).toEqual(
    half(both),
  );
  expect(judge([used('/a'), dir('/b', step)], { metadataDir: '/b' })).toEqual([
    expect.stringContaining('78 /b: has no meta.properties, while /a is formatted: a lost volume'),
  ]);
});

it('explains formatting that was killed between two log dirs', () => {
  expect(judge([done('/a'), dir('/b')])).toEqual([
    '78 /b: has no meta.properties: the formatting was interrupted, and no broker has run on it yet (remove all that is in /a, and start again)',
  ]);
});

it('takes no metadata that a controller has written for an interrupted formatting', () => {
  const written = withMetadata([`${snapshot}.log`, `${snapshot}.checkpoint`, 'quorum-state']);
  expect(judge([dir('/b', written)])).toEqual([
    expect.stringContaining(
      '78 /b: has no meta.properties, but is not empty (bootstrap.checkpoint',
    ),
  ]);
});

it.each([[[dir('/a'), dir('/b')]], [[dir('/a', { names: ['.lock'] }), dir('/b')]]])(
  'formats what was killed before it was begun',
  (dirs) => {
    expect(judge(dirs)).toBe(clusters.ours);
  },
);

it('goes on with what was formatted to the end', () => {
  expect(judge([done('/a'), done('/b')])).toBeUndefined();
});
