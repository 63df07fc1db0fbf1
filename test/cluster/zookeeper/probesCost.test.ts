import { beforeAll, expect, it } from 'vitest';
import { measureProbesCost } from '../../support/cluster/measureProbesCost.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { memberPods, startEnsemble } from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-probes', 'restricted');
const { untilDone, untilRolledOut } = cluster;
/** Of one core, for the probes of one pod. */
const maxShare = 0.1;

beforeAll(async () => {
  await startEnsemble(cluster);
});

async function untilUpdated(): Promise<void> {
  await untilRolledOut('statefulset/zk');
  for (const pod of memberPods) await untilDone(pod, 'zkOk', 'ready');
}

it('probes cost a pod little of a core, over two minutes', async () => {
  const probes = ['livenessProbe', 'readinessProbe'];
  const share = await measureProbesCost(cluster, {
    statefulSet: 'zk',
    pods: memberPods,
    probes,
    untilUpdated,
  });
  expect(share).toBeLessThan(maxShare);
});
