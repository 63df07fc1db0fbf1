import { beforeAll, expect, it } from 'vitest';
import { images } from '../../support/cluster/given.ts';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import {
  expectOnEveryMember,
  openZookeeperWriter,
  renderEnsemble,
  startEnsemble,
} from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-update', 'restricted');
const { apply, run, exec, figure, untilRolledOut } = cluster;

beforeAll(async () => {
  await startEnsemble(cluster);
});

async function updateUnderWriter(what: string, update: () => Promise<void>): Promise<void> {
  const writer = await openZookeeperWriter(cluster);
  await writer.during(async () => {
    const began = performance.now();
    await update();
    await untilRolledOut('statefulset/zk');
    figure(`rolling update of ${what}`, secondsSince(began));
  });
  await expectOnEveryMember(cluster, `records during the update of ${what}`, writer);
}

it('a rolling update of the image loses nothing that was acknowledged', async () => {
  await updateUnderWriter('the image', async () => {
    await apply(await renderEnsemble(cluster, { image: images.nextZookeeper }));
  });
  expect(
    await run([
      'get',
      'pods',
      '--selector=app=zk',
      '--output=jsonpath={.items[*].spec.containers[*].image}',
    ]),
  ).toBe(Array(3).fill(images.nextZookeeper).join(' '));
});

it('nor does one of the configuration, which every member then has', async () => {
  await updateUnderWriter('the configuration', async () => {
    const data = JSON.stringify({ data: { 'client.cnxns': '70' } });
    await run(['patch', 'configmap', 'zk-cm', '--type=merge', `-p=${data}`]);
    await run(['rollout', 'restart', 'statefulset', 'zk']);
  });
  for (const pod of ['zk-0', 'zk-1', 'zk-2']) {
    const shown = await exec(pod, 'cat', '/opt/zookeeper/conf/zoo.cfg');
    expect(shown).toContain('\nmaxClientCnxns=70\n');
  }
});
