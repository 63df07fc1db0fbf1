import { describe, expect, it } from 'vitest';
import type { BrokerReport } from '../../../../src/kafka/metrics/look.ts';
import type { PartitionView } from '../../../../src/kafka/metrics/partitionView.ts';
import { findUntold } from '../../../../src/kafka/metrics/untold.ts';
import { accept, type Parsed, reject } from '../../../../src/tool/parsed.ts';
import { dirOf, partitionOf, reportOf } from '../../../support/kafkaLooks.ts';

const replicaOf = (topic: string) => ({
  topic,
  partition: 0,
  bytes: 1,
  offsetLag: 0,
  isFuture: false,
});
const refused = 'this login may not describe the cluster';
const holding = (...topics: readonly string[]): Partial<BrokerReport> => ({
  logDirs: accept([dirOf({ replicas: topics.map(replicaOf) })]),
});

const cases: readonly (readonly [
  string,
  {
    readonly report?: Partial<BrokerReport>;
    readonly partition?: Partial<PartitionView>;
    readonly moving?: Parsed<unknown>;
    readonly minIsr?: Parsed<unknown>;
  },
  readonly string[],
])[] = [
  ['nothing', {}, []],
  ['nothing where the metadata has a log', { report: holding('__cluster_metadata', 'orders') }, []],
  [
    'topics whose logs the broker has, and which it does not show',
    { report: holding('orders', 'secret', 'other') },
    [
      'topics: broker 0 has logs of 2 topics that it does not tell of: they are being created or deleted, or this login may not describe them',
    ],
  ],
  [
    'the configuration of a topic',
    { partition: { minIsr: undefined } },
    ['min.insync.replicas: of one topic: this login may not describe their configuration'],
  ],
  [
    'the configuration of a topic, since ZooKeeper is away',
    { partition: { minIsr: undefined }, minIsr: reject('ZooKeeper does not answer') },
    ['min.insync.replicas: of one topic: ZooKeeper does not answer'],
  ],
  ['log dirs', { report: { logDirs: reject(refused) } }, [`log dirs: broker 0: ${refused}`]],
  ['groups', { report: { groups: reject('x') } }, ['groups: broker 0: x']],
  [
    'a group',
    { report: { groups: accept([{ group: 'readers', offsets: reject('y') }]) } },
    ['groups: broker 0: group readers: y'],
  ],
  ['reassignments', { moving: reject(refused) }, [`reassignments: ${refused}`]],
  [
    'a broker, once',
    { report: { silence: 'connection refused', logDirs: reject('z'), groups: reject('z') } },
    ['brokers: broker 0: connection refused'],
  ],
];

describe('says what it was not told', () => {
  it.each(cases)(
    '%s',
    (_, { report, partition, moving = accept([]), minIsr = accept([]) }, lines) => {
      const cluster = { partitions: [partitionOf(partition)], reports: [reportOf(0, report)] };
      const untold = findUntold(cluster, { moving, minIsr });
      expect(untold.map(({ part, reason }) => `${part}: ${reason}`)).toEqual(lines);
    },
  );
});
