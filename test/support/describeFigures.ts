import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import type { LocalPod, Site } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { askHealthText } from './askHealthText.ts';
import type { Life } from './brokers.ts';
import { figuresOf } from './figuresOf.ts';
import { compareQuorum } from './compareQuorum.ts';
import { fillFigures, group } from './fillFigures.ts';
import { askTools } from './kafkaTools.ts';
import { partsOf, partsTold } from './partsOf.ts';
import { readPrometheus, type ReadFamily } from './prometheusText.ts';

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

const awayMs = 60_000;
const restMs = 20_000;

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
      await fillFigures(first);
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
