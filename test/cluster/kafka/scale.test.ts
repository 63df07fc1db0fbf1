import { beforeAll, expect, it } from 'vitest';
import {
  bootstrap,
  expectOnEveryBroker,
  openKafkaWriter,
  renderBrokers,
  startBrokers,
} from '../../support/cluster/kafka.ts';
import { movePartitions, readReplicas } from '../../support/cluster/movePartitions.ts';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

const cluster = useCluster('kafka-scale', 'restricted');
const { apply, exec, figure, run, untilReady, untilRolledOut } = cluster;
const updateMs = 600_000;

const resize = async (replicas: number) => {
  await apply(await renderBrokers(cluster, { replicas }));
  await untilRolledOut('statefulset/kafka', updateMs);
  await untilReady('statefulset/kafka', replicas);
};
const showCluster = async () => exec('kafka-0', 'kafkaMetrics', '--cluster');

beforeAll(async () => {
  await startBrokers(cluster);
});

it('3 brokers become 4 and 3 again under a writer, as the README of manifests/kafka says', async () => {
  const writer = await openKafkaWriter(cluster);
  await step('3 to 4', async () => {
    await resize(4);
    expect(await showCluster()).toMatch(/^4 of 4 brokers\b/m);
    await movePartitions(cluster, [0, 1, 2, 3]);
    expect((await readReplicas(cluster)).flat()).toContain(3);
  });
  await step('4 to 3', async () => {
    await movePartitions(cluster, [0, 1, 2]);
    expect((await readReplicas(cluster)).flat()).not.toContain(3);
    await run(['scale', 'statefulset/kafka', '--replicas=3']);
    await run(['wait', '--for=delete', 'pod/kafka-3', '--timeout=120s']);
    await exec('kafka-0', 'kafka-cluster.sh', 'unregister', ...bootstrap, '--id', '3');
    await resize(3);
    expect(await showCluster()).toMatch(/^3 of 3 brokers\b/m);
  });
  await expectOnEveryBroker(cluster, 'records during 3 to 4 to 3', writer);
});

async function step(what: string, act: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await act();
  figure(what, secondsSince(began));
}
