import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import { kafkaPod, type LocalPod, runtimeFolder } from '../../local/site.ts';
import { openSite } from './brokers.ts';
import { administrate, clientOf } from './kafkaClients.ts';
import { makeSite } from './makeSite.ts';
import { readVolume } from './readVolume.ts';

// K3.13: an option that begins with a dash is none for StorageTool, an id may.
const clusterId = '-k4nq_nTQ1-3Y7nUbfNUQg';
const another = 'AAECAwQFBgcICQoLDA0ODw';

interface Change {
  readonly env?: LocalPod['env'];
  /** Changes a copy of the volume. */
  readonly change?: (volume: string) => void;
}

const dirsOf = (root: string) => `${join(root, 'a')},${join(root, 'b')}`;
/** Rewrites the meta.properties of both dirs as a broker in ZooKeeper mode has them. */
function backdate(root: string, directoryIds: readonly string[]): void {
  for (const [index, one] of ['a', 'b'].entries()) {
    const id = directoryIds[index];
    const text = `broker.id=0\ncluster.id=${clusterId}\n`;
    const more = id === undefined ? '' : `directory.id=${id}\n`;
    writeFileSync(join(root, one, 'meta.properties'), `${text}${more}`);
  }
}
const move = (root: string, from: string, to: string) =>
  renameSync(join(root, from), join(root, to));

/** What a start says of storage that a real broker of this version has made, on a loopback net. */
export function describeVolume(version: string, net: string): void {
  describe(`storage in KRaft mode of Kafka ${version}`, () => {
    const { site, startBroker, lifeOf, removeAll } = openSite(makeSite('volume', net));
    const given = kafkaPod(site, 0, 1);
    const volume = join(given.folder, 'volume');
    const pod: LocalPod = {
      ...given,
      env: {
        ...given.env,
        CLUSTER_ID: clusterId,
        KAFKA_HOME: runtimeFolder(site, 'kafka', version),
        KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
        KAFKA_LOG_DIRS: dirsOf(volume),
      },
    };
    afterAll(removeAll);

    it('K3.13: is formatted with an id that begins with a dash, and used; K5.4: once', async () => {
      const life = startBroker(pod);
      await life.answers('ready', 0);
      expect(readFileSync(join(volume, 'a/meta.properties'), 'utf8')).toContain(
        `cluster.id=${clusterId}\n`,
      );
      await createTopic(pod);
      life.signal('SIGTERM');
      expect(await life.end()).toBe(0);
      const next = startBroker(pod);
      await next.answers('ready', 0);
      expect(next.readStory()).toEqual(['the broker is ready']);
      process.kill(await next.java(), 'SIGKILL');
      expect(await next.end()).toBe(137);
    });

    const cases: readonly (readonly [string, RegExp, (root: string) => Change])[] = [
      [
        'of another broker',
        /the storage belongs to broker 0, this is 3 \(/,
        () => ({
          env: { KAFKA_NODE_ID: '3', KAFKA_CONTROLLER_QUORUM_VOTERS: `3@${pod.address}:9093` },
        }),
      ],
      [
        'of another cluster',
        /belongs to cluster -k4nq_nTQ1-3Y7nUbfNUQg, CLUSTER_ID is AAECAwQFBgcICQoLDA0ODw \(/,
        () => ({ env: { CLUSTER_ID: another } }),
      ],
      [
        'with a CLUSTER_ID that Kafka would not print',
        /the storage belongs to cluster -k4nq_nTQ1-3Y7nUbfNUQg, CLUSTER_ID is -k4nq_nTQ1-3Y7nUbfNUQh/,
        () => ({ env: { CLUSTER_ID: '-k4nq_nTQ1-3Y7nUbfNUQh' } }),
      ],
      [
        'at the root of a volume',
        /\/a: holds lost\+found: it is the root of a volume/,
        () => ({ change: (root) => mkdirSync(join(root, 'a/lost+found')) }),
      ],
      [
        'beside a snapshot',
        /\/b: holds the folder "\.snapshot", which the broker would take for a topic/,
        () => ({ change: (root) => mkdirSync(join(root, 'b/.snapshot')) }),
      ],
      [
        'whose log dirs are named in another order',
        /\/a: holds __cluster_metadata-0, but the metadata is looked for in \S+\/b: metadata\.log\.dir has/,
        (root) => ({ env: { KAFKA_LOG_DIRS: `${join(root, 'b')},${join(root, 'a')}` } }),
      ],
      [
        'of which a log dir is left out',
        /\/b: holds 2 logs of this broker that none of log\.dirs has \(orders-\d, orders-\d\): left out/,
        (root) => ({ env: { KAFKA_LOG_DIRS: join(root, 'a') } }),
      ],
      [
        'that has moved',
        /\/c: is empty, while \S+\/(?:a|b) holds storage of this broker, 0: has log\.dirs or/,
        (root) => ({ env: { KAFKA_LOG_DIRS: join(root, 'c') } }),
      ],
      [
        'that has moved up',
        /\/copy-\d+: holds folders such as (?:a, b|b, a), which the broker would take for a topic and stop \(/,
        (root) => ({ env: { KAFKA_LOG_DIRS: root } }),
      ],
      [
        'of which a log dir was renamed',
        /\/b: is empty, while \S+\/old holds storage of this broker, 0: has/,
        () => ({ change: (root) => move(root, 'b', 'old') }),
      ],
      [
        'of which a log dir is lost',
        /\/b: is empty, while \S+\/a is formatted: a lost volume, or a new one \(restore/,
        () => ({ change: (root) => rmSync(join(root, 'b'), { recursive: true }) }),
      ],
      [
        'with a copied meta.properties',
        /\/b\/meta\.properties: has the directory\.id of \S+\/a, \S{22}: one is a copy/,
        () => ({
          change: (root) =>
            writeFileSync(
              join(root, 'b/meta.properties'),
              readFileSync(join(root, 'a/meta.properties')),
            ),
        }),
      ],
      [
        'with an empty meta.properties',
        /\/b\/meta\.properties: is broken: it is empty/,
        () => ({ change: (root) => writeFileSync(join(root, 'b/meta.properties'), '') }),
      ],
      [
        'with the meta.properties of a later Kafka',
        /\/b\/meta\.properties: says version "2", expected 0 or 1: of a later Kafka/,
        () => ({ change: (root) => writeFileSync(join(root, 'b/meta.properties'), 'version=2\n') }),
      ],
      [
        'without a meta.properties',
        /\/b: holds 2 logs \(orders-\d, orders-\d\), and no meta\.properties that says whose/,
        () => ({ change: (root) => rmSync(join(root, 'b/meta.properties')) }),
      ],
      [
        'that belongs to a broker in ZooKeeper mode',
        /belongs to a broker in ZooKeeper mode/,
        () => ({
          change: (root) => {
            rmSync(join(root, 'a/__cluster_metadata-0'), { recursive: true });
            backdate(root, []);
          },
        }),
      ],
      [
        'that belongs to a broker in ZooKeeper mode, though the migration is enabled,',
        /belongs to a broker in ZooKeeper mode/,
        () => ({
          env: { KAFKA_ZOOKEEPER_METADATA_MIGRATION_ENABLE: 'true' },
          change: (root) => {
            rmSync(join(root, 'a/__cluster_metadata-0'), { recursive: true });
            backdate(root, []);
          },
        }),
      ],
      ...(version.startsWith('3')
        ? [
            [
              'in ZooKeeper mode',
              /\/a\/meta\.properties: belongs to a broker in KRaft mode \(leave zookeeper\.connect out\)/,
              () => ({
                env: {
                  KAFKA_ZOOKEEPER_CONNECT: 'zk-0:2181',
                  KAFKA_LISTENERS: `PLAINTEXT://${pod.address}:9092`,
                },
              }),
            ] as const,
            [
              'that has migrated, in ZooKeeper mode',
              /\/a: holds __cluster_metadata-0: this broker has followed the controllers of KRaft mode/,
              () => ({
                env: {
                  KAFKA_ZOOKEEPER_CONNECT: 'zk-0:2181',
                  KAFKA_LISTENERS: `PLAINTEXT://${pod.address}:9092`,
                },
                change: (root: string) => backdate(root, [another, 'Ck5VKZ0VTgWXqVHLh0tpBQ']),
              }),
            ] as const,
          ]
        : []),
    ];

    it.each(cases.map(([name, line, make], index) => [name, line, make, index] as const))(
      'K3.10, K3.12, K5.4: storage %s is refused, and nothing of it is changed',
      async (_, line, make, index) => {
        const root = join(given.folder, `copy-${index}`);
        execFileSync('cp', ['-a', volume, root]);
        const { env = {}, change } = make(root);
        change?.(root);
        const before = readVolume(root);
        const { KAFKA_REPLICAS: replicas, ...rest } = pod.env;
        const all = {
          ...rest,
          KAFKA_REPLICAS: replicas ?? '1',
          KAFKA_LOG_DIRS: dirsOf(root),
          ...env,
        };
        const life = startBroker({ ...pod, env: all });
        expect(await life.end()).toBe(78);
        expect(life.readStory()).toContainEqual(expect.stringMatching(line));
        expect(readVolume(root)).toEqual(before);
        rmSync(root, { recursive: true });
      },
    );

    it('K5.6: killed, it says how many logs it recovers, registers again by itself, and starts', async () => {
      const life = startBroker(pod);
      await life.answers('ready', 0);
      const dirs = ['a', 'b'].map((name) => join(volume, name));
      expect(life.readStory()).toEqual([
        ...dirs.map((dir) =>
          expect.stringMatching(`^${dir}: recovery ahead: 2 logs, no clean-shut`),
        ),
        'the broker is ready',
      ]);
    });

    it.each([[['--dry-run']], [['--exec']], [[]]])(
      'in use is refused (%j), and nothing of it is changed',
      async (args) => {
        const java = await lifeOf(pod).java();
        process.kill(java, 'SIGSTOP'); // a controller writes twice a second
        try {
          const before = readVolume(volume);
          const second = await runTool(site, pod, ['kafkaStart', ...args]);
          expect(second.code).toBe(78);
          // by --exec nobody waits with a stop, which the pods here ask for
          const lines = second.stderr.split('\n').filter((line) => line !== '');
          expect(lines.filter((line) => !line.includes('warning: KAFKA_STOP_WAIT: '))).toEqual(
            ['a', 'b'].map((name) =>
              expect.stringMatching(
                `^kafkaStart: ${join(volume, name)}: is in use by another broker or controller: process ${java} holds `,
              ),
            ),
          );
          expect(readVolume(volume)).toEqual(before);
        } finally {
          process.kill(java, 'SIGCONT');
        }
        await lifeOf(pod).answers('ready', 0);
      },
    );

    it('used so, the broker ends in order', async () => {
      lifeOf(pod).signal('SIGTERM');
      expect(await lifeOf(pod).end()).toBe(0);
    });
  });
}

async function createTopic(pod: LocalPod): Promise<void> {
  await administrate(clientOf([pod]), async (admin) =>
    admin.createTopics({
      topics: [{ topic: 'orders', numPartitions: 4, replicationFactor: 1 }],
      waitForLeaders: true,
    }),
  );
}
