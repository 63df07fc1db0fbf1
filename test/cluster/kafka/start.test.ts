import { beforeAll, describe, expect, it } from 'vitest';
import {
  bootstrap,
  brokerPods,
  byEnsemble,
  byKRaft,
  startBrokers,
} from '../../support/cluster/kafka.ts';
import { replaceWithLog } from '../../support/cluster/replaceWithLog.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

/** Of the 570 s (270 s on an ensemble) that a stop may take, what it takes where all others are there. */
const stopSeconds = 60;
const produced = Array.from({ length: 100 }, (_, number) => `record ${number}`);
const topic = ['--topic', 'hello'];

describe.for([byKRaft, byEnsemble])(
  'the shipped manifest of $name, where only restricted pods may run',
  (system) => {
    const cluster = useCluster(`${system.name}-start`, 'restricted');
    const { exec, run, figure, namespace } = cluster;
    const consume = async (pod: string) => {
      const all = ['--from-beginning', `--max-messages=${produced.length}`, '--timeout-ms=60000'];
      return exec(pod, 'kafka-console-consumer.sh', ...bootstrap, ...topic, ...all);
    };

    beforeAll(async () => {
      figure('apply to all ready', `${(await startBrokers(cluster, {}, system)).toFixed(1)} s`);
    });

    it('kafkaMetrics --cluster shows every broker, and that nothing is wrong', async () => {
      const shown = await exec('kafka-0', 'kafkaMetrics', '--cluster');
      for (const id of brokerPods.keys()) expect(shown).toMatch(new RegExp(`^${id} +up `, 'm'));
      expect(shown).toMatch(/^3 of 3 brokers\b/m);
    });

    it("each broker's id is its ordinal, and its name that of its pod", async () => {
      for (const [id, pod] of brokerPods.entries()) {
        const shown = await exec(pod, 'cat', '/opt/kafka/config/generated/server.properties');
        expect(shown).toMatch(new RegExp(`^(node|broker)\\.id=${id}$`, 'm'));
        expect(shown).toContain(`${pod}.kafka-svc.${namespace}.svc.cluster.local`);
      }
    });

    it("what the image's own tools produce on one broker, they consume on another", async () => {
      const sizes = ['--create', '--partitions=3'];
      await exec('kafka-0', 'kafka-topics.sh', ...bootstrap, ...sizes, ...topic);
      const shown = await exec('kafka-0', 'kafka-topics.sh', ...bootstrap, '--describe', ...topic);
      expect(shown).toMatch(/ReplicationFactor: 3\s/);
      await run(
        ['exec', '-i', 'kafka-0', '--', 'kafka-console-producer.sh', ...bootstrap, ...topic],
        { input: `${produced.join('\n')}\n` },
      );
      expect((await consume('kafka-1')).split('\n').toSorted()).toEqual(produced.toSorted());
    });

    it('no pod has been started twice, and each says yes to every question of a probe', async () => {
      const restarts = '--output=jsonpath={.items[*].status.containerStatuses[*].restartCount}';
      expect(await run(['get', 'pods', '--selector=app=kafka', restarts])).toBe('0 0 0');
      for (const pod of brokerPods) {
        for (const question of ['live', 'startup', 'ready', 'stoppable'])
          await exec(pod, 'kafkaOk', question);
      }
    });

    it('each pod, deleted, ends in order and is ready again with what it had', async () => {
      for (const pod of brokerPods) {
        const { exitCode, goneSeconds, readySeconds, log } = await replaceWithLog(cluster, pod);
        figure(
          `${pod} deleted`,
          `gone after ${goneSeconds.toFixed(1)} s with ${exitCode}, ready again after ${readySeconds.toFixed(1)} s`,
        );
        expect(exitCode).toBe(0);
        expect(goneSeconds).toBeLessThan(stopSeconds);
        expect(log).toMatch(/stopped cleanly in .*, clean-shutdown marker in 1 of 1 log dir$/m);
      }
      expect((await consume('kafka-2')).split('\n').toSorted()).toEqual(produced.toSorted());
    });
  },
);
