import { beforeAll, expect, it } from 'vitest';
import { brokerPods, startBrokers } from '../../support/cluster/kafka.ts';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { watchPods } from '../../support/cluster/watchPods.ts';

const cluster = useCluster('kafka-removal', 'restricted');
const { figure, run, namespace } = cluster;
const readyMs = 180_000;
/** terminationGracePeriodSeconds, and some for the kubelet. */
const graceMs = 610_000;
/** The longer the grace period of its pods is, the later Kubernetes looks at a namespace again. */
const namespaceMs = 400_000;

beforeAll(async () => {
  await startBrokers(cluster);
});

it('a namespace that is deleted takes its brokers down in order, within their grace period', async () => {
  const watch = watchPods(namespace);
  try {
    await watch.until('three brokers', readyMs, () => (watch.pods.size >= 3 ? true : undefined));
    const following = brokerPods.map(async (pod) =>
      cluster.try(['logs', '--follow', pod], { timeoutMs: graceMs }),
    );
    const began = performance.now();
    await run(['delete', 'namespace', namespace, '--wait=false']);
    const { found } = await watch.until('all gone', graceMs, () =>
      watch.pods.size === 0 ? [...watch.gone.values()] : undefined,
    );
    figure('namespace deleted, all brokers gone', secondsSince(began));
    expect(found.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    for (const { stdout } of await Promise.all(following)) {
      expect(stdout).toMatch(/stopped cleanly in .*, clean-shutdown marker in 1 of 1 log dir$/m);
    }
    await run(
      ['wait', '--for=delete', `namespace/${namespace}`, `--timeout=${namespaceMs / 1000}s`],
      { timeoutMs: namespaceMs + 10_000 },
    );
    figure('... and the namespace', secondsSince(began));
  } finally {
    await watch.close();
  }
});
