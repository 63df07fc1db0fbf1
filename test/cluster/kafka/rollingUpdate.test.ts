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
import { type Updated, updateUnderWriter } from '../../support/cluster/updateUnderWriter.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

const updateMs = 900_000;
/** Another share than that of the base: a quarter of the limit of 1 GiB. */
const heap = { share: '25%', inLog: 'heap 256 MiB' };

describe.for([byKRaft, byEnsemble])('the brokers of $name, updated under a writer', (system) => {
  const cluster = useCluster(`${system.name}-update`, 'restricted');
  const { apply, run } = cluster;
  const updated: Updated = {
    cluster,
    statefulSet: 'kafka',
    timeoutMs: updateMs,
    openWriter: openKafkaWriter,
    expectOnEvery: expectOnEveryBroker,
  };

  beforeAll(async () => {
    await startBrokers(cluster, {}, system);
  });

  it('another image loses nothing that was acknowledged', async () => {
    await updateUnderWriter(updated, 'the image', async () => {
      await apply(await renderBrokers(cluster, { image: system.nextImage }, system));
    });
    const shown = '--output=jsonpath={.items[*].spec.containers[*].image}';
    expect(await run(['get', 'pods', '--selector=app=kafka', shown])).toBe(
      brokerPods.map(() => system.nextImage).join(' '),
    );
  });

  it('nor does another configuration, which every broker then has', async () => {
    await updateUnderWriter(updated, 'the configuration', async () => {
      const data = JSON.stringify({ data: { 'jvm.heap': heap.share } });
      await run(['patch', 'configmap', 'kafka-cm', '--type=merge', `-p=${data}`]);
      await run(['rollout', 'restart', 'statefulset', 'kafka']);
    });
    for (const pod of brokerPods) expect(await run(['logs', pod])).toContain(heap.inLog);
  });
});
