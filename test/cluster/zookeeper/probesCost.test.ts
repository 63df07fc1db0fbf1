import { beforeAll, expect, it } from 'vitest';
import { readCpu } from '../../support/cluster/readCpu.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { startEnsemble } from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-probes', 'restricted');
const { figure, run, untilRolledOut } = cluster;
const pods = ['zk-0', 'zk-1', 'zk-2'];
const durationMs = 120_000;
/** Of one core, for the probes of one pod. */
const maxShare = 0.1;

beforeAll(async () => {
  await startEnsemble(cluster);
});

const measure = async () => {
  const each = await Promise.all(pods.map(async (pod) => readCpu(cluster, pod, durationMs)));
  return each.reduce((sum, ms) => sum + ms, 0) / pods.length;
};
const remove = (probe: string) => ({
  op: 'remove',
  path: `/spec/template/spec/containers/0/${probe}`,
});

it('probes cost a pod little of a core, over two minutes', async () => {
  const withProbes = await measure();
  const patch = JSON.stringify([remove('livenessProbe'), remove('readinessProbe')]);
  await run(['patch', 'statefulset', 'zk', '--type=json', `-p=${patch}`]);
  await untilRolledOut('statefulset/zk');
  for (const pod of pods) await cluster.untilDone(pod, 'zkOk', 'ready');
  const without = await measure();
  const share = (withProbes - without) / durationMs;
  figure('CPU of a pod in two minutes, with probes', `${withProbes.toFixed(0)} ms`);
  figure('... without them', `${without.toFixed(0)} ms`);
  figure('... so the probes take of a core', `${(share * 100).toFixed(2)} %`);
  expect(share).toBeLessThan(maxShare);
});
