import { describe, expect, it } from 'vitest';
import { jmxMetrics } from '../../../../src/kafka/metrics/jmxMetrics.ts';
import { memberMetrics } from '../../../../src/kafka/metrics/memberMetrics.ts';
import { stateMetrics, supervisedMetrics } from '../../../../src/kafka/metrics/stateMetrics.ts';
import { accept } from '../../../../src/tool/parsed.ts';
import { dirOf, lookOf, partitionOf, reportOf, viewsOf } from '../../../support/kafkaLooks.ts';
import { scrapeOf } from '../../../support/scrapeOf.ts';

const broker = 'kafka_server_replicamanager_';
const controller = 'kafka_controller_kafkacontroller_';
const replica = { topic: 'orders', partition: 1, bytes: 10, offsetLag: 7, isFuture: false };

describe('a scrape', () => {
  it('has the figures of the broker, and of the cluster', () => {
    const series = scrapeOf(
      lookOf({
        partitions: [
          partitionOf({ isr: [0, 1] }),
          partitionOf({ partition: 1, leader: 1, isr: [1] }),
          partitionOf({ topic: 'audit', leader: -1, isr: [] }),
        ],
        registered: [0, 1, 2, 3].map((id) => ({ id, fenced: id === 3 })),
        reports: [
          reportOf(0, {
            logDirs: accept([
              dirOf({ replicas: [replica, { ...replica, isFuture: true, bytes: 3 }] }),
              dirOf({ path: '/b', errorCode: 56, totalBytes: undefined, usableBytes: undefined }),
            ]),
          }),
        ],
        groups: [
          {
            group: 'say "hi"',
            lag: 4,
            partitions: [{ topic: 'orders', partition: 0, committed: 5, end: 9, lag: 4 }],
          },
        ],
      }),
    );
    expect(series).toMatchObject({
      [`${broker}leadercount`]: 1,
      [`${broker}partitioncount`]: 3,
      [`${broker}underreplicatedpartitions`]: 1,
      [`${broker}atminisrpartitioncount`]: 1,
      [`${controller}offlinepartitionscount`]: 1,
      [`${controller}activebrokercount`]: 3,
      [`${controller}fencedbrokercount`]: 1,
      [`${controller}activecontrollercount`]: 1,
      'kafka_log_log_size{partition="1",topic="orders"}': 10,
      kafka_log_logmanager_offlinelogdirectorycount: 1,
      kafka_member_cluster_known_brokers: 4,
      kafka_member_cluster_underminisr_partitions: 2,
      kafka_member_replicas_out_of_sync: 2,
      'kafka_member_replica_lag_records{partition="1",topic="orders"}': 7,
      'kafka_member_log_dir_up{path="/b"}': 0,
      'kafka_member_log_dir_used_bytes{path="/data"}': 13,
      'kafka_member_quorum_lag_records{id="1",role="voter"}': 0,
      'kafka_member_quorum_caught_up_seconds{id="2",role="voter"}': 0.3,
      [String.raw`kafka_consumergroup_lag{consumergroup="say \"hi\"",partition="0",topic="orders"}`]: 4,
    });
    for (const figure of ['used', 'volume']) {
      expect(series).not.toHaveProperty(`kafka_member_log_dir_${figure}_bytes{path="/b"}`);
    }
  });

  it('leaves out what it was not told, and says so', () => {
    const series = scrapeOf(
      lookOf(
        { partitions: viewsOf(1, { minIsr: undefined }) },
        {
          untold: [
            { part: 'min.insync.replicas', reason: 'x' },
            { part: 'reassignments', reason: 'y' },
          ],
        },
      ),
    );
    expect(series).toMatchObject({
      [`${broker}leadercount`]: 1,
      'kafka_member_untold{part="min.insync.replicas"}': 1,
      'kafka_member_untold{part="topics"}': 0,
    });
    for (const name of [
      'underminisrpartitioncount',
      'atminisrpartitioncount',
      'reassigningpartitions',
    ]) {
      expect(series).not.toHaveProperty(`${broker}${name}`);
    }
  });

  it('counts no topics where it sees none and may not know whether there are any', () => {
    const series = scrapeOf(lookOf({}, { untold: [{ part: 'log dirs', reason: 'x' }] }));
    expect(series).not.toHaveProperty(`${controller}globaltopiccount`);
    expect(series).not.toHaveProperty(`${broker}underreplicatedpartitions`);
    expect(scrapeOf(lookOf())).toMatchObject({ [`${controller}globaltopiccount`]: 0 });
  });

  it('tells in ZooKeeper mode who leads the brokers, and of a controller alone the quorum', () => {
    const zookeeper = { mode: 'zookeeper', roles: ['broker'] } as const;
    const name = `${controller}activecontrollercount`;
    expect(scrapeOf(lookOf({ controllerId: 0 }), zookeeper)[name]).toBe(1);
    expect(scrapeOf(lookOf({ controllerId: 1 }), zookeeper)[name]).toBe(0);
    const alone = scrapeOf(lookOf({}, { cluster: undefined }), { nodeId: 2 });
    expect(alone).toMatchObject({ [name]: 0, kafka_member_quorum_epoch: 4 });
    expect(alone).not.toHaveProperty(`${broker}leadercount`);
  });
});

it('no metric has the name of another', () => {
  const names = [...jmxMetrics, ...memberMetrics, ...stateMetrics, ...supervisedMetrics].map(
    ({ name }) => name,
  );
  expect(names).toEqual([...new Set(names)]);
});
