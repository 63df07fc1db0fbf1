import { expect, it } from 'vitest';
import { renderJson } from '../../../src/kafkaMetrics/json.ts';
import { renderReport } from '../../../src/kafkaMetrics/report.ts';
import { accept } from '../../../src/tool/parsed.ts';
import { dirOf, lookOf, partitionOf, reportOf, viewsOf } from '../../support/kafkaLooks.ts';

const lag = (partition: number, behind: number) => ({
  topic: 'orders',
  partition,
  committed: 1,
  end: 1 + behind,
  lag: behind,
});

it('shows counts, then a row each, and one sentence', () => {
  const look = lookOf({
    partitions: viewsOf(3),
    reports: [0, 1, 2].map((id) => reportOf(id)),
    groups: [{ group: 'readers', lag: 1234, partitions: [lag(2, 1200), lag(0, 34)] }],
  });
  expect(renderReport('cluster x, by broker 0 at kafka-0:9092', look)).toBe(
    `cluster x, by broker 0 at kafka-0:9092

TOPICS  PARTITIONS  OFFLINE  UNDER MIN ISR  AT MIN ISR  UNDER-REPLICATED  MOVING  NOT LED BY FIRST
1       3           0        0              0           0                 0       0

BROKER  STATE  LEADS  REPLICAS  OUT OF SYNC  BEHIND  GROUPS  LOG DIRS  LOGS  FREE
0       up     3      3         0            0       0       1         0 B   20.0 GiB of 100 GiB
1       up     0      3         0            0       0       1         0 B   20.0 GiB of 100 GiB
2       up     0      3         0            0       0       1         0 B   20.0 GiB of 100 GiB

GROUP    LAG    PARTITIONS  FURTHEST BEHIND
readers  1 234  2           orders-2 (1 200)

QUORUM  EPOCH 4  LAG  CAUGHT UP
0       leader   0    –
1       voter    0    200 ms ago
2       voter    0    300 ms ago

3 of 3 brokers; every partition has its replicas in sync
`,
  );
});

it('shows 2 000 partitions on one screen: the worst, and how many more', () => {
  const replica = { topic: 'orders', partition: 0, bytes: 10, offsetLag: 77, isFuture: false };
  const look = lookOf({
    brokers: [0, 1].map((id) => ({ id, host: `kafka-${id}`, port: 9092 })),
    partitions: [
      ...viewsOf(1990, { isr: [0, 1] }),
      ...Array.from({ length: 10 }, (_, partition) =>
        partitionOf({ topic: 'audit', partition, isr: [0] }),
      ),
    ],
    reports: [reportOf(0), reportOf(1, { logDirs: accept([dirOf({ replicas: [replica] })]) })],
    groups: Array.from({ length: 40 }, (_, index) => ({
      group: `readers-${index}`,
      lag: 0,
      partitions: [lag(0, 0)],
    })),
  });
  const shown = renderReport('cluster x', look);
  expect(shown.split('\n').length).toBeLessThan(50);
  expect(shown).toContain(
    [
      'PARTITION  STATE          LEADER  IN SYNC  MISSING  MIN ISR',
      'audit-0    under min ISR  0       0        1, 2     2',
      'audit-1    under min ISR  0       0        1, 2     2',
    ].join('\n'),
  );
  expect(shown).toContain('\nand 1 994 more\n');
  expect(shown).toMatch(/^2 +down +0 +2 000 +2 000 +– +– +– +– +–$/m);
  expect(shown.trimEnd().split('\n').slice(-3)).toEqual([
    '1 990 more partitions lack replicas in sync (one more loss refuses producers with acks=all)',
    '',
    '10 partitions under min.insync.replicas: producers with acks=all are refused; broker 2 is down',
  ]);
});

it('says how many records a replica lacks, where its broker tells', () => {
  const replica = { topic: 'orders', partition: 0, bytes: 10, offsetLag: 1234, isFuture: false };
  const look = lookOf({
    partitions: [partitionOf({ isr: [0, 2] })],
    reports: [reportOf(1, { logDirs: accept([dirOf({ replicas: [replica] })]) })],
  });
  expect(renderReport('x', look)).toMatch(
    /^orders-0 +under-replicated +0 +0, 2 +1 \(1 234 behind\) +2$/m,
  );
  expect(renderReport('x', look)).toMatch(/^1 +up +0 +1 +1 +1 234 /m);
});

it('shows the quorum alone of a controller that is no broker', () => {
  expect(renderReport('controller 1000 at c-0:9093', lookOf({}, { cluster: undefined }))).toBe(
    `controller 1000 at c-0:9093

QUORUM  EPOCH 4  LAG  CAUGHT UP
0       leader   0    –
1       voter    0    200 ms ago
2       voter    0    300 ms ago

3 of 3 controllers caught up; controller 0 leads
`,
  );
});

it('tells programs what it was not told as null', () => {
  const json: unknown = JSON.parse(renderJson(lookOf({ partitions: viewsOf(1) })));
  expect(json).toMatchObject({
    healthy: true,
    nodeId: 0,
    brokers: [
      { id: 0, behind: 0, logDirs: [{ path: '/data', usedBytes: 0, failed: false }] },
      { id: 1, behind: null, groups: null, logDirs: null },
      { id: 2 },
    ],
    quorum: { leaderId: 0, epoch: 4, members: [{ id: 0, role: 'leader' }, {}, {}] },
  });
});
