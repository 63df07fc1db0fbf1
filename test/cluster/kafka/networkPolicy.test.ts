import { beforeAll, expect, it } from 'vitest';
import { strangerPod } from '../../support/cluster/clientPod.ts';
import { startBrokers } from '../../support/cluster/kafka.ts';
import { opensConnection } from '../../support/cluster/opensConnection.ts';
import { untilPodsReady } from '../../support/cluster/untilPodsReady.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

const cluster = useCluster('kafka-network', 'restricted');
const { apply, run } = cluster;
const opens = async (pod: string, port: number) =>
  opensConnection(cluster, pod, ['kafka-0.kafka-svc', port]);

beforeAll(async () => {
  await startBrokers(cluster);
  await apply([strangerPod('stranger', {}), strangerPod('client', { 'kafka-client': 'true' })]);
  await untilPodsReady(cluster, 'stranger', 'client');
});

it('nobody but brokers reaches the port of the controllers', async () => {
  expect(await opens('stranger', 9093)).toBe(false);
  expect(await opens('client', 9093)).toBe(false);
});

it('clients that carry the label reach the port of the brokers, and nobody else does', async () => {
  expect(await opens('client', 9092)).toBe(true);
  expect(await opens('stranger', 9092)).toBe(false);
});

it('without the policy all of them are open, so that it is what keeps strangers out', async () => {
  await run(['delete', 'networkpolicy', 'kafka']);
  for (const port of [9093, 9092]) {
    await expect
      .poll(async () => opens('stranger', port), { timeout: 30_000, interval: 500 })
      .toBe(true);
  }
});
