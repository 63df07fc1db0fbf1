import { describe, expect, it } from 'vitest';
import { hearOfLoading, nothingSaid } from '../../../../src/kafka/storage/loading.ts';
import { countSegments } from '../../../../src/kafka/storage/segments.ts';

describe('the segments of a log that Kafka does not count', () => {
  const lines = [
    'Recovering 2 logs from /data since no clean shutdown file was found',
    '[LogLoader partition=orders-0, dir=/data] Recovering unflushed segment 300. 0 recovered for orders-0.',
    '[LogLoader partition=orders-0, dir=/data] Recovering unflushed segment 500. 0 recovered for orders-0.',
  ];
  const files: Readonly<Record<string, readonly string[]>> = {
    '/data/orders-0': [
      '00000000000000000000.log',
      '00000000000000000300.index',
      '00000000000000000300.log',
      '00000000000000000500.log',
      '00000000000000000500.log.swap',
      '00000000000000009000.log',
      'partition.metadata',
    ],
  };

  it('are its files from the first one that is recovered', () => {
    const loading = hearOfLoading(nothingSaid, lines);
    expect(countSegments(loading, (folder) => files[folder] ?? []).dirs[0]?.open).toEqual([
      { partition: 'orders-0', first: 300, begun: 2, total: 3 },
    ]);
  });

  it('are counted once', () => {
    const loading = countSegments(hearOfLoading(nothingSaid, lines), () => ['300.log']);
    expect(countSegments(loading, () => [])).toEqual(loading);
    const [, , line = ''] = lines;
    expect(hearOfLoading(loading, [line]).dirs[0]?.open).toEqual([
      { partition: 'orders-0', first: 300, begun: 3, total: 1 },
    ]);
  });
});
