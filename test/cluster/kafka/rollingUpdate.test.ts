import { beforeAll, describe, expect, it } from 'vitest';
import {
  brokerPods,
  byEnsemble,
  byKRaft,
  expectOnEveryBroker,
  openKafkaWriter,
  renderBrokers,
  startBrokers,
} from '../../support/cluster/kafka.ts';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

const updateMs = 900_000;
/** Another share than that of the base: a quarter of the limit of 1 GiB. */
const heap = { share: '25%', inLog: 'heap 256 MiB' };

describe.for([byKRaft, byEnsemble])('the brokers of $name, updated under a writer', (system) => {
  const cluster = useCluster(`${system.name}-update`, 'restricted');
  const { apply, run, figure, untilRolledOut } = cluster;

  beforeAll(async () => {
    await startBrokers(cluster, {}, system);
  });

  async function updateUnderWriter(what: string, update: () => Promise<void>): Promise<void> {
    const writer = await openKafkaWriter(cluster);
    await writer.during(async () => {
      const began = performance.now();
      await update();
      await untilRolledOut('statefulset/kafka', updateMs);
      figure(`rolling update of ${what}`, secondsSince(began));
    });
    await expectOnEveryBroker(cluster, `records during the update of ${what}`, writer);
  }

  it('another image loses nothing that was acknowledged', async () => {
    await updateUnderWriter('the image', async () => {
      await apply(await renderBrokers(cluster, { image: system.nextImage }, system));
    });
    const shown = '--output=jsonpath={.items[*].spec.containers[*].image}';
    expect(await run(['get', 'pods', '--selector=app=kafka', shown])).toBe(
      brokerPods.map(() => system.nextImage).join(' '),
    );
  });

  it('nor does another configuration, which every broker then has', async () => {
    await updateUnderWriter('the configuration', async () => {
      const data = JSON.stringify({ data: { 'jvm.heap': heap.share } });
      await run(['patch', 'configmap', 'kafka-cm', '--type=merge', `-p=${data}`]);
      await run(['rollout', 'restart', 'statefulset', 'kafka']);
    });
    for (const pod of brokerPods) expect(await run(['logs', pod])).toContain(heap.inLog);
  });
});
