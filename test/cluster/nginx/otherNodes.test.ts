import { beforeAll, expect, it } from 'vitest';
import { expectMovable } from '../../support/cluster/expectMovable.ts';
import { ownPages, renderNginx } from '../../support/cluster/nginx.ts';
import { readNodes } from '../../support/cluster/readNodes.ts';
import { type Client, startClient } from '../../support/cluster/startClient.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

const pods = ['web-0', 'web-1', 'web-2'];
const urls = pods.map((pod) => `http://${pod}.nginx/`);
const cluster = useCluster('nginx-nodes', 'restricted');
const { run } = cluster;
let client: Client;

beforeAll(async () => {
  await cluster.apply(await renderNginx());
  await cluster.untilReady('statefulset/web', pods.length);
  await expectMovable(cluster);
  client = await startClient(cluster, ['askPages.mts']);
});

it('gives pods of manifests/nginx their pages on other nodes too', async () => {
  const before = await readNodes(cluster, pods);
  const left = before.slice(0, 2);
  const elsewhere = { key: 'kubernetes.io/hostname', operator: 'NotIn', values: left };
  const nodeSelectorTerms = [{ matchExpressions: [elsewhere] }];
  const nodeAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
  };
  const patch = { spec: { template: { spec: { affinity: { nodeAffinity } } } } };
  await run(['patch', 'statefulset', 'web', '--patch', JSON.stringify(patch)]);
  await cluster.untilRolledOut('statefulset/web');
  for (const node of await readNodes(cluster, pods)) expect(left).not.toContain(node);
  expect(await client.run('askPages.mts', ...urls)).toBe(ownPages(pods));
});
