import { beforeAll, expect, it } from 'vitest';
import { brokerPods, startBrokers } from '../../support/cluster/kafka.ts';
import { readCpu } from '../../support/cluster/readCpu.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

const cluster = useCluster('kafka-probes', 'restricted');
const { figure, run, untilDone, untilRolledOut } = cluster;
const durationMs = 120_000;
const updateMs = 900_000;
/** Of one core, for the probes of one pod. */
const maxShare = 0.1;

beforeAll(async () => {
  await startBrokers(cluster);
});

const remove = (probe: string) => ({
  op: 'remove',
  path: `/spec/template/spec/containers/0/${probe}`,
});

/** Of pods that have run as long as those that they are compared with: a young JVM still compiles. */
const measure = async () => {
  for (const pod of brokerPods) await untilDone(pod, 'kafkaOk', 'ready');
  const each = await Promise.all(brokerPods.map(async (pod) => readCpu(cluster, pod, durationMs)));
  return each.reduce((sum, ms) => sum + ms, 0) / brokerPods.length;
};

async function restartWith(...command: readonly string[]): Promise<void> {
  await run(command);
  await untilRolledOut('statefulset/kafka', updateMs);
}

it('probes by HTTP cost a pod little of a core, over two minutes', async () => {
  await restartWith('rollout', 'restart', 'statefulset/kafka');
  const withProbes = await measure();
  figure('CPU of a pod in two minutes, with probes', `${withProbes.toFixed(0)} ms`);
  const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'];
  const patch = JSON.stringify(probes.map(remove));
  await restartWith('patch', 'statefulset', 'kafka', '--type=json', `-p=${patch}`);
  const without = await measure();
  const share = (withProbes - without) / durationMs;
  figure('... without them', `${without.toFixed(0)} ms`);
  figure('... so the probes take of a core', `${(share * 100).toFixed(2)} %`);
  expect(share).toBeLessThan(maxShare);
});
