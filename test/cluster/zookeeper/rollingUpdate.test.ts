import { beforeAll, expect, it } from 'vitest';
import { images } from '../../support/cluster/given.ts';
import { type Updated, updateUnderWriter } from '../../support/cluster/updateUnderWriter.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import {
  expectOnEveryMember,
  memberPods,
  openZookeeperWriter,
  renderEnsemble,
  startEnsemble,
} from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-update', 'restricted');
const { apply, run, exec } = cluster;
const updated: Updated = {
  cluster,
  statefulSet: 'zk',
  openWriter: openZookeeperWriter,
  expectOnEvery: expectOnEveryMember,
};

beforeAll(async () => {
  await startEnsemble(cluster);
});

it('a rolling update of the image loses nothing that was acknowledged', async () => {
  await updateUnderWriter(updated, 'the image', async () => {
    await apply(await renderEnsemble(cluster, { image: images.nextZookeeper }));
  });
  expect(
    await run([
      'get',
      'pods',
      '--selector=app=zk',
      '--output=jsonpath={.items[*].spec.containers[*].image}',
    ]),
  ).toBe(memberPods.map(() => images.nextZookeeper).join(' '));
});

it('nor does one of the configuration, which every member then has', async () => {
  await updateUnderWriter(updated, 'the configuration', async () => {
    const data = JSON.stringify({ data: { 'client.cnxns': '70' } });
    await run(['patch', 'configmap', 'zk-cm', '--type=merge', `-p=${data}`]);
    await run(['rollout', 'restart', 'statefulset', 'zk']);
  });
  for (const pod of memberPods) {
    const shown = await exec(pod, 'cat', '/opt/zookeeper/conf/zoo.cfg');
    expect(shown).toContain('\nmaxClientCnxns=70\n');
  }
});
