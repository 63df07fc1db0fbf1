import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hearOfLoading, nothingSaid } from '../../../../src/kafka/storage/loading.ts';
import { kafkaVersions } from '../../../support/kafkaCommand.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/loading');

/** What real brokers wrote that loaded five logs of four segments in two log dirs. */
function readLines(name: string): string[] {
  return readFileSync(join(fixtures, name), 'utf8').trimEnd().split('\n');
}

describe.each(kafkaVersions)('Kafka %s', (version) => {
  it('loads what was left by a kill', () => {
    const lines = readLines(`unclean-${version}.txt`);
    expect(hearOfLoading(nothingSaid, lines)).toEqual({
      dirs: [
        { path: '/data/a', total: 3, done: 3, recovering: true, open: [] },
        { path: '/data/b', total: 2, done: 2, recovering: true, open: [] },
      ],
      loaded: 5,
    });
  });

  it('loads what was left by a clean stop', () => {
    const lines = readLines(`clean-${version}.txt`);
    expect(hearOfLoading(nothingSaid, lines)).toEqual({
      dirs: [
        { path: '/data/a', total: 3, done: 3, recovering: false, open: [] },
        { path: '/data/b', total: 2, done: 2, recovering: false, open: [] },
      ],
      loaded: 5,
    });
  });

  it('never goes back, and is the same however the lines arrive', () => {
    const lines = readLines(`unclean-${version}.txt`);
    let loading = nothingSaid;
    const done = lines.map((line) => {
      loading = hearOfLoading(loading, [line]);
      return loading.dirs.reduce((sum, dir) => sum + dir.done, 0);
    });
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(loading).toEqual(hearOfLoading(nothingSaid, lines));
  });

  it('tells of the segments of the logs at hand', () => {
    const lines = readLines(`unclean-${version}.txt`);
    const first = lines.findIndex((line) => line.startsWith('Completed'));
    const total = version === '3.9.2' ? 4 : undefined;
    const [a, b] = hearOfLoading(nothingSaid, lines.slice(0, first)).dirs;
    expect(a?.open.toSorted(byPartition)).toEqual([
      { partition: 'orders-2', first: 0, begun: 4, total },
      { partition: 'orders-4', first: 0, begun: 4, total },
    ]);
    expect(b?.open.toSorted(byPartition)).toEqual([
      { partition: 'orders-1', first: 0, begun: 4, total },
      { partition: 'orders-3', first: 0, begun: 4, total },
    ]);
  });
});

function byPartition(a: { readonly partition: string }, b: { readonly partition: string }): number {
  return a.partition < b.partition ? -1 : 1;
}

it.each([
  '',
  'Recovering x logs from /data since no clean shutdown file was found',
  'Recovering 3 logs from ',
  'Loaded stray log: orders-0',
  '\tat kafka.log.LogManager.loadLogs(LogManager.scala:1)',
  'Completed load of Log(dir=/data/orders-0',
  '[LogLoader partition=orders-0, dir=/data] Recovering unflushed segment 0. 0/1 recovered for orders-0.',
])('says nothing of how far it is: %j', (line) => {
  expect(hearOfLoading(nothingSaid, [line])).toBe(nothingSaid);
});

it('takes a log dir whose first line was missed as one that is loaded', () => {
  const line =
    'Completed load of Log(dir=/my, data/orders-1, topicId=none, topic=orders, partition=1, highWatermark=0) with 1 segments, local-log-start-offset 0 and log-end-offset 4 in 3ms (41/300 completed in /my, data)';
  expect(hearOfLoading(nothingSaid, [line])).toEqual({
    dirs: [{ path: '/my, data', total: 300, done: 41, recovering: false, open: [] }],
    loaded: undefined,
  });
});

it('forgets logs whose end was missed', () => {
  const lines = Array.from(
    { length: 1000 },
    (_, index) =>
      `[LogLoader partition=orders-${index}, dir=/data] Recovering unflushed segment 0. 0 recovered for orders-${index}.`,
  );
  const first = 'Recovering 1000 logs from /data since no clean shutdown file was found';
  const [dir] = hearOfLoading(nothingSaid, [first, ...lines]).dirs;
  expect(dir?.open.length).toBeLessThan(100);
  expect(dir?.open.at(-1)?.partition).toBe('orders-999');
});
