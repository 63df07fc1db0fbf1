import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import type { LocalPod, Site } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { askHealthText } from './askHealthText.ts';
import type { Life } from './brokers.ts';
import { figuresOf, type ToldFigures } from './figuresOf.ts';
import { clientOf } from './kafkaClients.ts';
import { askTools, type ToldByTools } from './kafkaTools.ts';
import { readPrometheus, type ReadFamily } from './prometheusText.ts';
import { nameOf } from '../../src/kafka/cluster/partitions.ts';

/** A cluster of three brokers, the ids 0 to 2. */
export interface Measured {
  readonly site: Site;
  readonly version: string;
  readonly hasQuorum: boolean;
  readonly pods: readonly LocalPod[];
  /** Whether it is looked at without its quorum, too. */
  readonly thorough?: boolean;
  /** In ZooKeeper mode: ends the ensemble. */
  readonly endEnsemble?: () => Promise<void>;
  /** Starts it, and whatever it needs. */
  readonly start: () => Promise<readonly Life[]>;
  readonly close: () => Promise<void>;
}

/** So little at a time that a replica which is throttled stays behind. */
export const smallFetches = {
  KAFKA_REPLICA_FETCH_MAX_BYTES: '32768',
  KAFKA_REPLICA_FETCH_RESPONSE_MAX_BYTES: '32768',
};

/** A pod with further variables. */
export function withEnv(pod: LocalPod, env: LocalPod['env']): LocalPod {
  return { ...pod, env: { ...pod.env, ...env } };
}

const awayMs = 60_000;
const restMs = 20_000;
const group = 'readers';

/** Holds the figures of a cluster against what Kafka's own tools say: well, while a partition moves, without a broker. */
export function describeFigures(cluster: Measured): void {
  const { site, version, hasQuorum, pods, thorough = false, endEnsemble } = cluster;
  const [first, , third] = pods;
  if (first === undefined || third === undefined) throw new Error('no pods');
  let lives: readonly Life[] = [];
  const askBoth = async (before: readonly (readonly string[])[]) => {
    const told = await askTools({ site, pod: first, version, hasQuorum }, before);
    return { ...(await figuresOf(site, first)), told };
  };
  const compare = async (before: readonly (readonly string[])[] = []) => {
    let both = await askBoth(before);
    // nothing may have changed between the one question and the other
    await waitFor({ what: 'a moment of rest', timeoutMs: restMs }, async () => {
      if (isDeepStrictEqual(partsOf(both.figures), partsTold(both.told, both.figures))) return true;
      both = await askBoth([]);
      return undefined;
    }).catch(() => undefined);
    const { figures, told } = both;
    expect(partsOf(figures)).toEqual(partsTold(told, figures));
    if (hasQuorum) compareQuorum(figures, told);
    else expect(figures.quorum).toBeNull();
    return both;
  };

  describe(`figures of Kafka ${version} ${hasQuorum ? 'by KRaft' : 'by ZooKeeper'}`, () => {
    beforeAll(async () => {
      lives = await cluster.start();
      await fill(first);
      await waitFor({ what: 'all topics in sync', timeoutMs: awayMs }, async () => {
        const { code, figures } = await figuresOf(site, first);
        const { topics = 0 } = figures.counts;
        return code === 0 && topics === 5 ? true : undefined;
      });
    });
    afterAll(async () => {
      // a stop in order would wait for the quorum
      for (const life of lives.filter((one) => one.isRunning())) {
        process.kill(await life.java(), 'SIGKILL');
        await life.end();
      }
      await cluster.close();
    });

    it('are those of its own tools where all is well', async () => {
      const { code, figures } = await compare();
      expect(figures.verdict).toBe('3 of 3 brokers; every partition has its replicas in sync');
      expect({ code, healthy: figures.healthy }).toEqual({ code: 0, healthy: true });
      expect(figures.groups).toMatchObject([{ group, lag: 12 * 7 }]);
      const plain = await figuresOf(site, first, '--bootstrap-server', `${first.address}:9092`);
      expect(partsOf(plain.figures)).toEqual(partsOf(figures));
    });

    it('are the same in a scrape of a broker, by its supervisor and by the tool', async () => {
      const { figures } = await figuresOf(site, first);
      const supervised = await scrape(first);
      const { stdout } = await runTool(site, first, ['kafkaMetrics', '--format=prometheus']);
      const direct = readPrometheus(stdout);
      const [own] = figures.brokers;
      const { counts } = figures;
      for (const families of [supervised, direct]) {
        expect(valuesOf(families)).toMatchObject({
          kafka_member_up: 1,
          kafka_member_registered: 1,
          kafka_server_replicamanager_leadercount: own?.leaders,
          kafka_server_replicamanager_partitioncount: own?.replicas,
          kafka_server_replicamanager_underreplicatedpartitions: 0,
          kafka_server_replicamanager_underminisrpartitioncount: 0,
          kafka_server_replicamanager_offlinereplicacount: 0,
          kafka_controller_kafkacontroller_globaltopiccount: counts['topics'],
          kafka_controller_kafkacontroller_globalpartitioncount: counts['partitions'],
          kafka_controller_kafkacontroller_activebrokercount: 3,
          kafka_member_cluster_underreplicated_partitions: 0,
        });
        expect(families.get('kafka_log_log_size')?.series.size).toBe(own?.replicas);
      }
      expect(valuesOf(supervised)).toMatchObject({
        kafka_member_started: 1,
        kafka_member_ready: 1,
      });
      expect(valuesOf(direct)).not.toHaveProperty('kafka_member_ready');
    });

    it('are those of its own tools while a partition moves, and slowly', async () => {
      const plan = join(first.folder, 'plan.json');
      const moved = { topic: 'audit', partition: 0, replicas: [1, 2] };
      writeFileSync(plan, JSON.stringify({ version: 1, partitions: [moved] }));
      const { code, figures } = await compare([
        [
          'reassign.ReassignPartitionsCommand',
          '--reassignment-json-file',
          plan,
          '--execute',
          '--throttle',
          '1',
        ],
      ]);
      expect(figures.moving).toMatchObject([{ topic: 'audit', partition: 0 }]);
      expect(figures.verdict).toMatch(
        /every partition has its replicas in sync; 1 partition on the move$/,
      );
      expect(code).toBe(0);
    });

    it('are those of its own tools while a broker is down, and say what that means', async () => {
      const [, , lost] = lives;
      process.kill((await lost?.java()) ?? 0, 'SIGKILL');
      await lost?.end();
      await waitFor({ what: 'a cluster that misses it', timeoutMs: awayMs }, async () => {
        const { figures } = await figuresOf(site, first);
        const { underReplicated = 0 } = figures.counts;
        const held = figures.brokers.find(({ id }) => id === 2)?.replicas ?? 0;
        // of those that it holds, one moves to it and one has no other replica
        return figures.counts['offline'] === 1 && underReplicated >= held - 2 ? true : undefined;
      });
      const { code, figures } = await compare();
      expect(code).toBe(1);
      expect(figures.verdict).toBe(
        '1 partition offline: nobody leads it; 2 partitions under min.insync.replicas: producers with acks=all are refused; broker 2 is down',
      );
      const { stdout } = await runTool(site, first, ['kafkaMetrics', '--format=table']);
      expect(stdout.split('\n').length).toBeLessThan(50);
      expect(stdout).toMatch(/^2 +(fenced|down) +0 +\d+ +\d+ +–/m);
      expect(stdout.trimEnd().split('\n').at(-1)).toBe(figures.verdict);
    });

    it('tell a scrape of a broker that is silent', async () => {
      const { code, stdout, stderr } = await runTool(site, third, ['kafkaMetrics']);
      expect(code).toBe(69);
      expect(valuesOf(readPrometheus(stdout))).toMatchObject({ kafka_member_up: 0 });
      expect(stderr).toMatch(/^kafkaMetrics: \S+:\d+: connection refused\n$/);
      const wide = await runTool(site, third, ['kafkaMetrics', '--cluster']);
      expect(wide.code).toBe(69);
      expect(wide.stderr).toMatch(
        /: connection refused \(call it in the pod of a broker that answers, /,
      );
    });

    it.each(endEnsemble === undefined ? [] : [endEnsemble])(
      'leave out what only ZooKeeper knows while it is away',
      async (end) => {
        await end();
        const { code, figures } = await figuresOf(site, first);
        expect(code).toBe(1);
        expect(figures.untold).toContainEqual({
          part: 'min.insync.replicas',
          reason: 'of 5 topics: ZooKeeper, which knows it, does not answer',
        });
      },
    );

    if (!thorough) return;
    it('say that all may be old without a quorum', async () => {
      const [, lost] = lives;
      process.kill((await lost?.java()) ?? 0, 'SIGKILL');
      await lost?.end();
      const verdict = await waitFor({ what: 'no quorum', timeoutMs: awayMs }, async () => {
        const { figures } = await figuresOf(site, first);
        return figures.quorum === null ? figures.verdict : undefined;
      });
      expect(verdict).toMatch(
        /^quorum: .*the controllers have no leader, without whom brokers learn nothing new of each other; /,
      );
    });
  });
}

const byNumber = (a: number, b: number): number => a - b;

interface Parts {
  readonly counts: ToldFigures['counts'];
  readonly offline: readonly string[];
  readonly underMinIsr: readonly string[];
  readonly missing: Readonly<Record<string, readonly number[]>>;
  readonly brokers: readonly object[];
  readonly groups: Readonly<Record<string, readonly number[]>>;
}

/** What both say, in one shape. */
function partsOf({ counts, brokers, partitions, groups }: ToldFigures): Parts {
  const named = (state: string) =>
    partitions.filter((one) => one.state === state).map((partition) => nameOf(partition));
  const lacking = partitions.filter(({ missing }) => missing.length > 0);
  return {
    counts,
    offline: named('offline').toSorted(),
    underMinIsr: [...named('offline'), ...named('underMinIsr')].toSorted(),
    missing: Object.fromEntries(
      lacking.map(({ topic, partition, missing }) => [
        `${topic}-${partition}`,
        missing.toSorted(byNumber),
      ]),
    ),
    brokers: brokers.map(({ id, leaders, replicas, logDirs }) => ({
      id,
      leaders,
      replicas,
      logDirs: logDirs?.map(({ path, usedBytes }) => ({ path, usedBytes })) ?? null,
    })),
    groups: Object.fromEntries(
      groups.flatMap((of) =>
        of.partitions.map(({ topic, partition, committed, end, lag }) => [
          `${of.group} ${topic}-${partition}`,
          [committed, end, lag],
        ]),
      ),
    ),
  };
}

function partsTold(tools: ToldByTools, { brokers, moving }: ToldFigures): Parts {
  const { partitions, underReplicated } = tools;
  // who is added by a reassignment is not missing yet
  const isMoving = new Set(moving.map((partition) => nameOf(partition)));
  return {
    counts: {
      topics: new Set(partitions.map(({ name }) => name.replace(/-\d+$/, ''))).size,
      partitions: partitions.length,
      offline: tools.unavailable.length,
      underMinIsr: tools.underMinIsr.length,
      atMinIsr: tools.atMinIsr.length,
      underReplicated: underReplicated.length,
      moving: moving.length,
      ledElsewhere: partitions.filter(({ leader, replicas }) => leader !== replicas[0]).length,
    },
    offline: tools.unavailable,
    underMinIsr: tools.underMinIsr,
    missing: Object.fromEntries(
      partitions
        .filter(({ name }) => underReplicated.includes(name) && !isMoving.has(name))
        .map(({ name, replicas, isr }) => [
          name,
          replicas.filter((id) => !isr.includes(id)).toSorted(byNumber),
        ]),
    ),
    brokers: brokers.map(({ id }) => ({
      id,
      leaders: partitions.filter(({ leader }) => leader === id).length,
      replicas: partitions.filter(({ replicas }) => replicas.includes(id)).length,
      logDirs: tools.logDirs.get(id)?.map(({ path, usedBytes }) => ({ path, usedBytes })) ?? null,
    })),
    groups: Object.fromEntries(tools.groups),
  };
}

// the metadata grows by a record every half second
const mostBetween = 60;

function compareQuorum({ quorum }: ToldFigures, { quorum: told }: ToldByTools): void {
  expect({ leaderId: quorum?.leaderId, epoch: quorum?.epoch }).toEqual({
    leaderId: told?.leaderId,
    epoch: told?.epoch,
  });
  for (const { id, role, lag } of quorum?.members ?? []) {
    expect({ follower: 'voter' }[told?.roles.get(id) ?? ''] ?? told?.roles.get(id)).toBe(role);
    expect(Math.abs(lag - (told?.lags.get(id) ?? -1_000_000))).toBeLessThan(mostBetween);
  }
  expect(quorum?.members.map(({ id }) => id).toSorted(byNumber)).toEqual(
    [...(told?.lags.keys() ?? [])].toSorted(byNumber),
  );
}

async function scrape({ address }: LocalPod): Promise<ReadonlyMap<string, ReadFamily>> {
  return readPrometheus(await askHealthText(address, '/metrics'));
}

/** Of the series without labels. */
function valuesOf(families: ReadonlyMap<string, ReadFamily>): Record<string, number> {
  return Object.fromEntries(
    [...families]
      .map(([name, { series }]) => [name, series.get(name)] as const)
      .flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

const least = (value: number) => [{ name: 'min.insync.replicas', value: String(value) }];

/** Topics of which one has a partition on the third broker alone, records, and a group that lags. */
async function fill(pod: LocalPod): Promise<void> {
  const kafka = clientOf([pod]);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    // kafkajs gives up where a broker does not know a topic yet
    waitForLeaders: false,
    topics: [
      { topic: 'orders', numPartitions: 12, replicationFactor: 3, configEntries: least(2) },
      {
        topic: 'audit',
        replicaAssignment: [{ partition: 0, replicas: [0, 1] }],
        configEntries: least(1),
      },
      {
        topic: 'strict',
        replicaAssignment: [
          { partition: 0, replicas: [1, 2] },
          { partition: 1, replicas: [2, 0] },
        ],
        configEntries: least(2),
      },
      {
        topic: 'lone',
        replicaAssignment: [{ partition: 0, replicas: [2] }],
        configEntries: least(1),
      },
    ],
  });
  const producer = kafka.producer();
  await producer.connect();
  const value = 'x'.repeat(10_000);
  const messagesOf = (count: number, partition: number) =>
    Array.from({ length: count }, () => ({ value, partition }));
  await producer.send({ topic: 'audit', acks: -1, messages: messagesOf(60, 0) });
  for (let partition = 0; partition < 12; partition++) {
    await producer.send({ topic: 'orders', acks: -1, messages: messagesOf(10, partition) });
  }
  await producer.disconnect();
  const partitions = Array.from({ length: 12 }, (_, partition) => ({ partition, offset: '3' }));
  await admin.setOffsets({ groupId: group, topic: 'orders', partitions });
  await admin.disconnect();
}
