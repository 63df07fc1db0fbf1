import { afterAll, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import type { LocalPod } from '../../local/site.ts';
import { isAtLeast } from '../../src/kafka/version.ts';
import { apartPods } from './apartPods.ts';
import { askHealthText } from './askHealthText.ts';
import { type Life, openSite } from './brokers.ts';
import { describeConfigs } from './describeConfigs.ts';
import { administrate, clientOf } from './kafkaClients.ts';
import { makeSite } from './makeSite.ts';
import { readPrometheus } from './prometheusText.ts';
import { describeQuorum } from './quorum.ts';

/** Controllers and brokers of two StatefulSets: they start at once, are what was asked for, stop in order, and start again. */
export function describeSeparateBrokers(
  version: string,
  net: string,
  controllerCount: number,
): void {
  // In this order: each step finds the cluster as the one before it left it.
  describe(`brokers apart from their controllers, Kafka ${version}`, async () => {
    const { site, startBroker, removeAll } = openSite(makeSite('apart', net));
    const env = {
      POD_ZONE: 'eu-1a',
      KAFKA_NUM_PARTITIONS: '4',
      KAFKA_EXTERNAL_ADDRESSES: 'node.example.com:{32400+ordinal}',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP:
        'PLAINTEXT:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
    };
    const pods = apartPods(site, { version, brokers: 2, controllers: controllerCount, env });
    const controllers = Array.from({ length: controllerCount }, (_, at) => pods.controller(at));
    const brokers = [0, 1].map((at) => withExternal(pods.broker(at)));
    const [first, second] = brokers;
    const [controller] = controllers;
    if (first === undefined || second === undefined || controller === undefined) {
      throw new Error('no pods');
    }
    afterAll(removeAll);
    let lives: Life[] = [];
    const startAll = async () => {
      lives = [...brokers, ...controllers].map((pod) => startBroker(pod));
      for (const life of lives.slice(0, 2)) await life.answers('ready', 0);
    };
    // brokers first: without controllers nobody approves of their leaving
    const stopAll = async () => {
      for (const group of [lives.slice(0, 2), lives.slice(2)]) {
        for (const life of group) life.signal('SIGTERM');
        for (const life of group) expect(await life.end()).toBe(0);
      }
      return lives.map((life) => life.readStory().at(-1));
    };

    it('get ready, with one quorum behind them', async () => {
      await startAll();
      const nodes = await describeQuorum(controller);
      const voters = nodes.filter(({ status }) => status !== 'Observer').map(({ id }) => id);
      expect(voters).toEqual(controllers.map((_, at) => 1000 + at));
      const observers = nodes.filter(({ status }) => status === 'Observer').map(({ id }) => id);
      expect(observers).toEqual([0, 1]);
      expect(nodes.filter(({ status }) => status === 'Leader')).toHaveLength(1);
    });

    it('controllers show the quorum, whichever of them leads, and nothing of brokers', async () => {
      for (const [at, pod] of controllers.entries()) {
        const { code, stdout, stderr } = await runTool(site, pod, [
          'kafkaMetrics',
          '--format=table',
        ]);
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(stdout).toContain(`controller ${1000 + at} at `);
        expect(stdout).not.toContain('PARTITION');
        expect(stdout).toMatch(
          new RegExp(
            String.raw`\n${controllerCount} of ${controllerCount} controllers? caught up; controller 10\d\d leads\n$`,
          ),
        );
        const families = readPrometheus(await askHealthText(pod.address, '/metrics'));
        expect(families.get('kafka_member_up')?.series.get('kafka_member_up')).toBe(1);
        expect(families.get('kafka_member_quorum_lag_records')?.series.size).toBe(
          controllerCount + brokers.length,
        );
        expect(families.has('kafka_server_replicamanager_leadercount')).toBe(false);
      }
    });

    it('are what was asked for, as they say themselves', async () => {
      for (const [ordinal, pod] of brokers.entries()) {
        const said = await describeConfigs(pod, ordinal);
        expect(said).toMatchObject({
          'node.id': String(ordinal),
          'broker.id': String(ordinal),
          'process.roles': 'broker',
          listeners: pod.env['KAFKA_LISTENERS'],
          'advertised.listeners': `PLAINTEXT://${pod.fqdn}:9092,EXTERNAL://node.example.com:${32_400 + ordinal}`,
          'controller.listener.names': 'CONTROLLER',
          'controller.quorum.voters': controllers
            .map(({ fqdn }, at) => `${1000 + at}@${fqdn}:9093`)
            .join(','),
          'broker.rack': 'eu-1a',
          'log.dirs': pod.env['KAFKA_LOG_DIRS'],
          'num.partitions': '4',
          // left to the controllers from 4.3 on, which place new topics
          'default.replication.factor': isAtLeast(version, '4.3') ? '1' : '2',
          'offsets.topic.replication.factor': '2',
        });
      }
    });

    it('leave in order, the brokers before the controllers, and come back with what they had', async () => {
      await administrate(clientOf([first]), async (admin) => {
        // a broker that has not heard of the topic yet would be asked for its leaders
        await admin.createTopics({ topics: [{ topic: 'orders' }], waitForLeaders: false });
      });
      for (const line of await stopAll()) expect(line).toMatch(/^stopped (cleanly )?in /);
      await startAll();
      await administrate(clientOf([second]), async (admin) => {
        const { topics } = await admin.fetchTopicMetadata({ topics: ['orders'] });
        const replicas = topics[0]?.partitions.map((partition) => new Set(partition.replicas));
        expect(replicas).toEqual(Array.from({ length: 4 }, () => new Set([0, 1])));
      });
      for (const line of await stopAll()) expect(line).toMatch(/^stopped (cleanly )?in /);
    });
  });
}

/** The broker listens for clients outside, too. */
function withExternal(pod: LocalPod): LocalPod {
  const listeners = `${pod.env['KAFKA_LISTENERS']},EXTERNAL://${pod.address}:9094`;
  return { ...pod, env: { ...pod.env, KAFKA_LISTENERS: listeners } };
}
