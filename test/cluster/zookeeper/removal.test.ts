import { beforeAll, expect, it } from 'vitest';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { watchPods } from '../../support/cluster/watchPods.ts';
import { startEnsemble } from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-removal', 'restricted');
const { figure, run, namespace } = cluster;
const readyMs = 180_000;
/** terminationGracePeriodSeconds, and some for the kubelet. */
const graceSeconds = 60 + 10;

beforeAll(async () => {
  await startEnsemble(cluster);
});

it('a namespace that is deleted goes in time, and all its members end in order', async () => {
  const watch = watchPods(namespace);
  try {
    await watch.until('three members', readyMs, () => (watch.pods.size >= 3 ? true : undefined));
    const began = performance.now();
    await run(['delete', 'namespace', namespace, '--wait=false']);
    const { found } = await watch.until('all gone', readyMs, () =>
      watch.pods.size === 0 ? [...watch.gone.values()] : undefined,
    );
    const seconds = (performance.now() - began) / 1000;
    figure('a namespace deleted, all members gone', `${seconds.toFixed(1)} s`);
    const members = found.filter(({ name }) => name.startsWith('zk-'));
    expect(members.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(seconds).toBeLessThan(graceSeconds);
  } finally {
    await watch.close();
  }
});
