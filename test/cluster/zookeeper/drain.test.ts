import { beforeAll, expect, it } from 'vitest';
import { expectMovable } from '../../support/cluster/expectMovable.ts';
import { storageClasses } from '../../support/cluster/given.ts';
import { readNodes } from '../../support/cluster/readNodes.ts';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { untilPending } from '../../support/cluster/untilPending.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { withNodes } from '../../support/cluster/withNodes.ts';
import {
  expectOnEveryMember,
  memberPods,
  openZookeeperWriter,
  startEnsemble,
} from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-drain', 'restricted');
const { figure, untilReady } = cluster;
const drainMs = 120_000;
/** Where the budget says no, kubectl asks again every 5 s. */
const refusedMs = 15_000;

beforeAll(async () => {
  await startEnsemble(cluster, { storageClass: storageClasses.movable });
  await expectMovable(cluster);
});

it('a drained node gives its member away, and a second is refused while that one has no place', async () => {
  const writer = await openZookeeperWriter(cluster);
  await withNodes(cluster, async ({ cordon, uncordon, drain }, open) => {
    const homes = await readNodes(cluster, memberPods);
    const [first = '', second = ''] = homes;
    for (const node of open.filter((name) => !homes.includes(name))) await cordon(node);

    await writer.during(async () => {
      expect(await drain(first, drainMs)).toMatchObject({ isDone: true });
    });
    await untilPending(cluster, 'zk-0');

    expect(await drain(second, refusedMs)).toMatchObject({
      isDone: false,
      says: expect.stringContaining("violate the pod's disruption budget"),
    });
    const began = performance.now();
    await uncordon(first);
    await untilReady('statefulset/zk', 3);
    figure('a drained node opened again, to all ready', secondsSince(began));
  });
  await expectOnEveryMember(cluster, 'records meanwhile', writer);
});
