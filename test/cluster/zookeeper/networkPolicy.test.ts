import { beforeAll, expect, it } from 'vitest';
import { strangerPod } from '../../support/cluster/clientPod.ts';
import { opensConnection } from '../../support/cluster/opensConnection.ts';
import { untilPodsReady } from '../../support/cluster/untilPodsReady.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { findLeader, startEnsemble } from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-network', 'restricted');
const { apply, run } = cluster;
let leader = '';

beforeAll(async () => {
  await startEnsemble(cluster);
  leader = await findLeader(cluster);
  await apply([strangerPod('stranger', {}), strangerPod('client', { 'zk-client': 'true' })]);
  await untilPodsReady(cluster, 'stranger', 'client');
});

const opens = async (pod: string, port: number) =>
  opensConnection(cluster, pod, [`${leader}.zk-hs`, port]);

it('nobody but members reaches the ports that members speak to each other on', async () => {
  for (const port of [2888, 3888]) {
    expect(await opens('stranger', port), `stranger to ${port}`).toBe(false);
    expect(await opens('client', port), `client to ${port}`).toBe(false);
  }
});

it('clients that carry the label reach the client port, and nobody else does', async () => {
  expect(await opens('client', 2181)).toBe(true);
  expect(await opens('stranger', 2181)).toBe(false);
});

it('without the policy all of them are open, so that it is what keeps strangers out', async () => {
  await run(['delete', 'networkpolicy', 'zk']);
  for (const port of [2888, 3888, 2181]) {
    await expect
      .poll(async () => opens('stranger', port), { timeout: 30_000, interval: 500 })
      .toBe(true);
  }
});
