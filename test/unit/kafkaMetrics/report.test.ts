import { expect, it } from 'vitest';
import { renderJson } from '../../../src/kafkaMetrics/json.ts';
import { listScreens, renderReport } from '../../../src/kafkaMetrics/report.ts';
import { chooseLines, countRows } from '../../../src/tool/frame.ts';
import { accept, reject } from '../../../src/tool/parsed.ts';
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

TOPICS  PARTITIONS  OFFLINE  UNDER MIN  AT MIN  UNDER-REPL  MOVING  NOT FIRST
1       3           0        0          0       0           0       0

BROKER  STATE  LEADS  HOLDS  LATE  BEHIND  FREE            DIRS  GROUPS  LOGS
0       up     3      3      0     0       20.0 GiB (20%)  1     0       0 B
1       up     0      3      0     0       20.0 GiB (20%)  1     0       0 B
2       up     0      3      0     0       20.0 GiB (20%)  1     0       0 B

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

const title = 'cluster Ck5VKZ0VTgWXqVHLh0tpBQ, by broker 0 at kafka-0.kafka-svc.default.svc:9092';
const silence = 'no answer within 5000 ms (kafka-1.kafka-svc.default.svc:9092)';
const sick = lookOf(
  {
    brokers: [0, 1].map((id) => ({ id, host: `kafka-${id}`, port: 9092 })),
    partitions: [...viewsOf(60, { isr: [0, 1] }), partitionOf({ topic: 'alone', leader: -1 })],
    reports: [
      reportOf(0),
      reportOf(1, { silence, logDirs: reject(silence), groups: reject(silence) }),
    ],
    groups: ['a', 'b', 'c'].map((group) => ({ group, lag: 7, partitions: [lag(0, 7)] })),
  },
  { untold: [{ part: 'brokers', reason: `broker 1: ${silence}` }] },
);

/** What a terminal of this size has below the two lines of a watch. */
const drawn = (rows: number) => {
  const problems: readonly string[] = [];
  const shown = { text: renderReport(title, sick), problems, screens: listScreens(title, sick) };
  return chooseLines(shown, { columns: 80, rows: rows - 2 });
};

it('fits 24 lines of 80 columns: the sentence and what goes with it above, and less of the lists', () => {
  expect(drawn(24)).toEqual([
    title,
    '1 partition offline: nobody leads it; broker 2 is down; broker 1 does not answer',
    '60 more partitions lack replicas in sync (one more loss refuses producers with acks=all)',
    `broker 1: ${silence}`,
    '',
    'TOPICS  PARTITIONS  OFFLINE  UNDER MIN  AT MIN  UNDER-REPL  MOVING  NOT FIRST',
    expect.stringMatching(/^2 +61 /),
    '',
    'BROKER  STATE      LEADS  HOLDS  LATE  BEHIND  FREE            DIRS  GROUPS  LOGS',
    expect.stringMatching(/^0 +up /),
    expect.stringMatching(/^1 +no answer /),
    expect.stringMatching(/^2 +down /),
    '',
    expect.stringMatching(/^PARTITION /),
    expect.stringMatching(/^alone-0 +offline /),
    expect.stringMatching(/^orders-0 /),
    expect.stringMatching(/^orders-1 /),
    'and 58 more',
    '',
    'no room for: groups, quorum',
  ]);
});

it.each([20, 24, 30, 50])('fits %i lines, with the sentence in them', (rows) => {
  const lines = drawn(rows);
  expect(lines[1]).toContain('broker 1 does not answer');
  expect(countRows(lines, 80)).toBeLessThanOrEqual(rows - 2);
});
