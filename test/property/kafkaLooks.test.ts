import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Look } from '../../src/kafka/metrics/look.ts';
import { countOf, countPartitions } from '../../src/kafka/metrics/partitionCounts.ts';
import { gravityOf, listWorst, type PartitionView } from '../../src/kafka/metrics/partitionView.ts';
import { renderJson } from '../../src/kafkaMetrics/json.ts';
import { listScreens, renderReport } from '../../src/kafkaMetrics/report.ts';
import { judgeLook } from '../../src/kafkaMetrics/verdict.ts';
import { accept, reject } from '../../src/tool/parsed.ts';
import { dirOf, lookOf, quorumOf, reportOf } from '../support/kafkaLooks.ts';
import { scrapeOf } from '../support/scrapeOf.ts';

const ids = Array.from({ length: 12 }, (_, id) => id);

const anyPartition: fc.Arbitrary<PartitionView> = fc
  .record({
    topic: fc.constantFrom('orders', 'audit', 'a"b\\'),
    replicas: fc.shuffledSubarray(ids, { minLength: 1, maxLength: 5 }),
    seed: fc.nat(),
    minIsr: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    adds: fc.boolean(),
  })
  .map(({ topic, replicas, seed, minIsr, adds }) => {
    const isr = replicas.filter((_, index) => ((seed >> index) & 1) === 1);
    const adding = adds ? replicas.slice(-1).filter((id) => !isr.includes(id)) : [];
    return {
      topic,
      partition: 0,
      replicas,
      isr,
      adding,
      moving: adds,
      leader: isr[0] ?? -1,
      offline: [],
      minIsr: minIsr === undefined ? undefined : Math.min(minIsr, replicas.length),
    };
  });

const anyPartitions = fc
  .array(anyPartition, { maxLength: 60 })
  // each by a number of its own
  .map((views) => views.map((view, partition) => Object.assign(view, { partition })));

const anyLook: fc.Arbitrary<Look> = fc
  .record({
    partitions: anyPartitions,
    up: fc.subarray(ids),
    told: fc.subarray(ids),
    failed: fc.boolean(),
    voters: fc.option(fc.array(fc.nat(40_000), { minLength: 1, maxLength: 9 }), { nil: undefined }),
    groups: fc.array(fc.nat(1000), { maxLength: 30 }),
    untold: fc.array(fc.constantFrom('topics', 'log dirs', 'brokers', 'quorum'), { maxLength: 12 }),
  })
  .map(({ partitions, up, told, failed, voters, groups, untold }) =>
    lookOf(
      {
        partitions,
        brokers: up.map((id) => ({ id, host: `kafka-${id}`, port: 9092 })),
        reports: told.map((id) =>
          reportOf(id, {
            logDirs: failed ? reject('x') : accept([dirOf({ errorCode: id === 1 ? 56 : 0 })]),
          }),
        ),
        groups: groups.map((lag, index) => ({
          group: `g${index}`,
          lag,
          partitions: [{ topic: 'orders', partition: 0, committed: 0, end: lag, lag }],
        })),
      },
      {
        quorum:
          voters &&
          accept(
            quorumOf({
              voters: voters.map((agoMs, id) => ({
                id,
                logEndOffset: 9,
                lastFetchMs: 1,
                lastCaughtUpMs: 50_000 - (id === 0 ? 0 : agoMs),
              })),
            }),
          ),
        untold: untold.map((part) => ({ part, reason: 'x' })),
      },
    ),
  );

it('what all brokers lead, and what nobody leads, is all there is', () => {
  fc.assert(
    fc.property(anyPartitions, (partitions) => {
      const counts = countPartitions(partitions);
      const each = ids.map((id) => countOf(partitions, id));
      const sum = (of: (count: (typeof each)[number]) => number) =>
        each.map(of).reduce((a, b) => a + b, 0);
      expect(sum(({ leaders }) => leaders)).toBe(counts.partitions - counts.offline);
      expect(sum(({ underMinIsr }) => underMinIsr)).toBe(counts.underMinIsr - counts.offline);
      expect(sum(({ replicas }) => replicas)).toBe(
        partitions.reduce((all, { replicas }) => all + replicas.length, 0),
      );
    }),
  );
});

it('the worst are all that are not well, each no worse than the one before', () => {
  fc.assert(
    fc.property(anyPartitions, (partitions) => {
      const worst = listWorst(partitions).map(gravityOf);
      expect(worst).toEqual(worst.toSorted((a, b) => b - a));
      expect(worst).toHaveLength(partitions.filter((view) => gravityOf(view) > 0).length);
    }),
  );
});

it('any cluster fits on a screen of fifty lines, and ends with its verdict', () => {
  fc.assert(
    fc.property(anyLook, (look) => {
      const lines = renderReport('cluster x', look).trimEnd().split('\n');
      expect(lines.length).toBeLessThan(50);
      expect(lines.at(-1)).toBe(judgeLook(look).verdict);
      expect(JSON.parse(renderJson(look))).toHaveProperty('verdict', lines.at(-1));
    }),
  );
});

it('any cluster has its verdict above on any screen, and sixteen lines are enough', () => {
  fc.assert(
    fc.property(anyLook, (look) => {
      const screens = listScreens('cluster x', look).map((render) =>
        render().trimEnd().split('\n'),
      );
      expect(new Set(screens.map(([, verdict]) => verdict))).toEqual(
        new Set([judgeLook(look).verdict]),
      );
      expect(screens.at(-1)?.length).toBeLessThanOrEqual(16);
    }),
  );
});

it('is content only where every partition has its replicas, and every broker is up', () => {
  fc.assert(
    fc.property(anyLook, (look) => {
      const { faults } = judgeLook(look);
      if (faults.length > 0) return;
      expect(listWorst(look.cluster?.partitions ?? [])).toEqual([]);
      const up = new Set(look.cluster?.brokers.map(({ id }) => id));
      const held = look.cluster?.partitions.flatMap(({ replicas }) => replicas) ?? [];
      expect(held.filter((id) => !up.has(id))).toEqual([]);
    }),
  );
});

it('any cluster makes a scrape that Prometheus reads', () => {
  fc.assert(
    fc.property(anyLook, (look) => {
      expect(scrapeOf(look)).toHaveProperty('kafka_member_cluster_known_brokers');
    }),
  );
});
