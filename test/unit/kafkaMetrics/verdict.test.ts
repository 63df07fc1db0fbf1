import { describe, expect, it } from 'vitest';
import type { Look } from '../../../src/kafka/metrics/look.ts';
import { judgeLook } from '../../../src/kafkaMetrics/verdict.ts';
import { accept, reject } from '../../../src/tool/parsed.ts';
import {
  dirOf,
  lookOf,
  partitionOf,
  quorumOf,
  reportOf,
  viewsOf,
} from '../../support/kafkaLooks.ts';

const two = [0, 1].map((id) => ({ id, host: `kafka-${id}`, port: 9092 }));
const calm = 'every partition has its replicas in sync';
const refused = 'producers with acks=all are refused';
const late = quorumOf({
  voters: [
    ...quorumOf().voters.slice(0, 2),
    { id: 2, logEndOffset: 90, lastFetchMs: 10_000, lastCaughtUpMs: 10_000 },
  ],
});

type Case = readonly [name: string, look: Look, verdict: string, faults?: readonly string[]];

const cases: readonly Case[] = [
  ['well', lookOf({ partitions: viewsOf(2000) }), `3 of 3 brokers; ${calm}`],
  ['a cluster without topics', lookOf(), '3 of 3 brokers; there are no topics'],
  [
    'a cluster whose topics this login may not see',
    lookOf({}, { untold: [{ part: 'log dirs', reason: 'broker 0: this login may not' }] }),
    '3 of 3 brokers; no topic is told of; not all of it could be told',
  ],
  [
    'a broker that does not answer, and another one that is down',
    lookOf(
      {
        brokers: two,
        partitions: viewsOf(1, { isr: [0, 1] }),
        reports: [reportOf(0), reportOf(1, { silence: 'no answer within 5000 ms' })],
      },
      { untold: [{ part: 'brokers', reason: 'broker 1: no answer within 5000 ms' }] },
    ),
    '1 partition lacks replicas in sync (one more loss refuses producers with acks=all); broker 2 is down; broker 1 does not answer',
    [
      '1 partition lacks replicas in sync (one more loss refuses producers with acks=all)',
      'broker 2 is down',
      'broker 1 does not answer',
    ],
  ],
  [
    'a broker that does not answer alone',
    lookOf(
      { partitions: viewsOf(1), reports: [reportOf(1, { silence: 'connection refused' })] },
      { untold: [{ part: 'brokers', reason: 'broker 1: connection refused' }] },
    ),
    `broker 1 does not answer; ${calm}`,
    ['broker 1 does not answer'],
  ],
  [
    'one broker alone',
    lookOf({ brokers: two.slice(0, 1), partitions: viewsOf(3, { replicas: [0] }) }),
    `1 of 1 broker; ${calm}`,
  ],
  [
    'partitions that move',
    lookOf({ partitions: [partitionOf({ moving: true, adding: [2], isr: [0, 1] })] }),
    `3 of 3 brokers; ${calm}; 1 partition on the move`,
  ],
  [
    'a broker that is down, with replicas',
    lookOf({ brokers: two, partitions: viewsOf(12, { isr: [0, 1] }) }),
    '12 partitions lack replicas in sync (one more loss refuses producers with acks=all); broker 2 is down',
    [
      '12 partitions lack replicas in sync (one more loss refuses producers with acks=all)',
      'broker 2 is down',
    ],
  ],
  [
    'a broker that is down, and nothing on it',
    lookOf({
      brokers: two,
      registered: [0, 1, 2].map((id) => ({ id, fenced: id === 2 })),
      partitions: viewsOf(3, { replicas: [0, 1] }),
    }),
    `broker 2 is down; ${calm}`,
    ['broker 2 is down'],
  ],
  [
    'a replica that is late, with more to spare',
    lookOf({ partitions: [partitionOf({ replicas: [0, 1, 2, 3], isr: [0, 1, 2] })] }),
    '1 partition lacks replicas in sync; broker 3 is down',
    ['1 partition lacks replicas in sync', 'broker 3 is down'],
  ],
  [
    'writes that are refused',
    lookOf({
      brokers: two.slice(0, 1),
      partitions: [...viewsOf(12, { isr: [0] }), partitionOf({ topic: 'a', isr: [0, 1] })],
    }),
    `12 partitions under min.insync.replicas: ${refused}; brokers 1, 2 are down`,
    [
      `12 partitions under min.insync.replicas: ${refused}`,
      '1 more partition lacks replicas in sync (one more loss refuses producers with acks=all)',
      'brokers 1, 2 are down',
    ],
  ],
  [
    'partitions that nobody leads',
    lookOf({
      partitions: [
        partitionOf({ leader: -1, isr: [] }),
        partitionOf({ partition: 1, isr: [0] }),
        partitionOf({ partition: 2 }),
      ],
    }),
    `1 partition offline: nobody leads it; 1 partition under min.insync.replicas: ${refused}; 3 of 3 brokers`,
    ['1 partition offline: nobody leads it', `1 partition under min.insync.replicas: ${refused}`],
  ],
  [
    'a controller that is away',
    lookOf({ partitions: viewsOf(1) }, { quorum: accept(late) }),
    `3 of 3 brokers; ${calm}; controller 2 has not caught up for 40 s`,
    ['controller 2 has not caught up for 40 s'],
  ],
  [
    'no quorum',
    lookOf(
      { partitions: viewsOf(1) },
      {
        quorum: reject('no answer'),
        untold: [{ part: 'quorum', reason: 'the controllers have no leader' }],
      },
    ),
    `quorum: the controllers have no leader; 3 of 3 brokers; ${calm}`,
    ['quorum: the controllers have no leader'],
  ],
  [
    'a disk that has failed, and one that is nearly full',
    lookOf({
      partitions: viewsOf(1),
      reports: [
        reportOf(0, { logDirs: accept([dirOf(), dirOf({ path: '/b', errorCode: 56 })]) }),
        reportOf(1, { logDirs: accept([dirOf({ usableBytes: 2 ** 30 })]) }),
      ],
    }),
    `3 of 3 brokers; ${calm}; broker 0: the log dir /b has failed`,
    ['broker 0: the log dir /b has failed', 'broker 1: 1.0 GiB of 100 GiB left for /data'],
  ],
  [
    'a login that may not see all',
    lookOf(
      { partitions: viewsOf(1) },
      { untold: [{ part: 'log dirs', reason: 'broker 0: this login may not' }] },
    ),
    `3 of 3 brokers; ${calm}; not all of it could be told`,
  ],
  [
    'a controller that is no broker',
    lookOf({}, { cluster: undefined }),
    '3 of 3 controllers caught up; controller 0 leads',
  ],
  [
    'a controller that is no broker, without a quorum',
    lookOf(
      {},
      {
        cluster: undefined,
        quorum: reject('x'),
        untold: [{ part: 'quorum', reason: 'the controllers have no leader' }],
      },
    ),
    'quorum: the controllers have no leader',
    ['quorum: the controllers have no leader'],
  ],
];

describe('judges', () => {
  it.each(cases.map((one) => [one[0], one] as const))('%s', (_, [, look, verdict, faults = []]) => {
    expect(judgeLook(look)).toMatchObject({ verdict, faults });
  });
});

it('says who did not answer as it is, and of what is missing which part', () => {
  const { untold } = judgeLook(
    lookOf(
      {},
      {
        untold: [
          { part: 'brokers', reason: 'broker 1: connection refused (kafka-1:9092)' },
          { part: 'reassignments', reason: 'x' },
        ],
      },
    ),
  );
  expect(untold).toEqual(['broker 1: connection refused (kafka-1:9092)', 'reassignments: x']);
});
