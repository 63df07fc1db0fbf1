import { expect, it } from 'vitest';
import type { LoadingDir, OpenLog } from '../../../../src/kafka/storage/loading.ts';
import { renderLoading } from '../../../../src/kafka/storage/loadingWords.ts';

const dir = (path: string, done: number, total: number): LoadingDir => ({
  path,
  total,
  done,
  recovering: true,
  open: [],
});
const clean = (given: LoadingDir): LoadingDir => ({ ...given, recovering: false });
const at = (given: LoadingDir, ...open: readonly OpenLog[]): LoadingDir => ({ ...given, open });

it.each<[readonly LoadingDir[], number, string | undefined]>([
  [[], 0, undefined],
  [[dir('/data', 3, 3)], 0, undefined],
  [
    [dir('/data', 0, 2000)],
    60_000,
    'recovering logs after an unclean stop: 0 of 2 000 done in /data (0 %)',
  ],
  [
    [dir('/data', 312, 2000)],
    4000,
    'recovering logs after an unclean stop: 312 of 2 000 done in /data (15 %)',
  ],
  [
    [dir('/data', 312, 2000)],
    22_000,
    'recovering logs after an unclean stop: 312 of 2 000 done in /data (15 %), about 2 min left',
  ],
  [
    [dir('/data', 1999, 2000)],
    600_000,
    'recovering logs after an unclean stop: 1 999 of 2 000 done in /data (99 %), about 10 s left',
  ],
  [
    [dir('/data', 100, 10_000)],
    300_000,
    'recovering logs after an unclean stop: 100 of 10 000 done in /data (1 %), about 8 h 15 min left',
  ],
  [
    [clean(dir('/data', 250, 1000))],
    15_000,
    'loading logs: 250 of 1 000 done in /data (25 %), about 50 s left',
  ],
  [
    [clean(dir('/fast', 9, 10)), dir('/data', 5, 10)],
    10_000,
    'recovering logs after an unclean stop: 5 of 10 done in /data (50 %), about 10 s left',
  ],
  [
    [dir('/a', 5, 10), dir('/b', 1, 10), dir('/c', 10, 10)],
    10_000,
    'recovering logs after an unclean stop: 5 of 10 done in /a (50 %); 1 of 10 done in /b (10 %), about 1 min 30 s left',
  ],
  [
    ['/a', '/b', '/c', '/d', '/e'].map((path) => dir(path, 0, 1)),
    0,
    'recovering logs after an unclean stop: 0 of 1 done in /a (0 %); 0 of 1 done in /b (0 %); 0 of 1 done in /c (0 %); 2 more log dirs',
  ],
  [
    [
      at(
        dir('/data', 1, 3),
        { partition: 'audit-0', first: 0, begun: 1, total: 1 },
        { partition: 'orders-0', first: 0, begun: 31, total: 40 },
      ),
    ],
    35_000,
    'recovering logs after an unclean stop: 1 of 3 done in /data (58 %, segment 31 of 40 of orders-0), about 30 s left',
  ],
  [
    [at(dir('/data', 0, 3), { partition: 'orders-0', first: 0, begun: 1300, total: undefined })],
    35_000,
    'recovering logs after an unclean stop: 0 of 3 done in /data (0 %, segment 1 300 of orders-0)',
  ],
  [
    [at(dir('/data', 0, 1), { partition: 'orders-0', first: 0, begun: 5, total: 4 })],
    8000,
    'recovering logs after an unclean stop: 0 of 1 done in /data (80 %, segment 5 of orders-0), about 10 s left',
  ],
])('%j after %i ms', (dirs, elapsedMs, words) => {
  expect(renderLoading({ dirs, loaded: undefined }, elapsedMs)).toBe(words);
});

it('says when all are loaded, since the port opens later', () => {
  expect(renderLoading({ dirs: [dir('/data', 2000, 2000)], loaded: 2000 }, 1000)).toBe(
    'its logs are loaded (2 000), its port opens next',
  );
});
