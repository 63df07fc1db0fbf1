import { beforeAll, expect, it } from 'vitest';
import { expectMovable } from '../../support/cluster/expectMovable.ts';
import { storageClasses } from '../../support/cluster/given.ts';
import { expectOnEveryBroker, openKafkaWriter, startBrokers } from '../../support/cluster/kafka.ts';
import { readNode, readNodes } from '../../support/cluster/readNodes.ts';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { withNodes } from '../../support/cluster/withNodes.ts';

const cluster = useCluster('kafka-drain', 'restricted');
const { ask, figure, untilReady } = cluster;
const allowed = '--output=jsonpath={.status.disruptionsAllowed}';
const drainMs = 300_000;
/** Less than the 5 s after which kubectl would ask again: no broker is ready that soon after its start. */
const refusedMs = 4000;

beforeAll(async () => {
  await startBrokers(cluster, { storageClass: storageClasses.movable });
  await expectMovable(cluster);
});

it('a drained node gives its broker away, and no other is evicted before that one is ready elsewhere', async () => {
  // Kubernetes counts again a moment after the last broker is ready
  await expect
    .poll(async () => ask(['get', 'pdb', 'kafka-pdb', allowed]), { timeout: 30_000, interval: 500 })
    .toBe('1');
  const writer = await openKafkaWriter(cluster);
  await withNodes(cluster, async ({ drain }) => {
    const [first = '', second = ''] = await readNodes(cluster, ['kafka-0', 'kafka-1']);
    await writer.during(async () => {
      const began = performance.now();
      expect(await drain(first, drainMs)).toMatchObject({ isDone: true });
      figure('a drained node, its broker gone', secondsSince(began));
      expect(await drain(second, refusedMs)).toMatchObject({
        isDone: false,
        says: expect.stringContaining("violate the pod's disruption budget"),
      });
      await untilReady('statefulset/kafka', 3);
      figure('... and ready on another node', secondsSince(began));
    });
    expect(await readNode(cluster, 'kafka-0')).not.toBe(first);
    expect(await readNode(cluster, 'kafka-1')).toBe(second);
  });
  await expectOnEveryBroker(cluster, 'records meanwhile', writer);
});
