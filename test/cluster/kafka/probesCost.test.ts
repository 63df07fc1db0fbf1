import { beforeAll, expect, it } from 'vitest';
import { brokerPods, startBrokers } from '../../support/cluster/kafka.ts';
import { measureProbesCost } from '../../support/cluster/measureProbesCost.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

const cluster = useCluster('kafka-probes', 'restricted');
const { run, untilDone, untilRolledOut } = cluster;
const updateMs = 900_000;
/** Of one core, for the probes of one pod. */
const maxShare = 0.1;

beforeAll(async () => {
  await startBrokers(cluster);
});

async function untilUpdated(): Promise<void> {
  await untilRolledOut('statefulset/kafka', updateMs);
  for (const pod of brokerPods) await untilDone(pod, 'kafkaOk', 'ready');
}

it('probes by HTTP cost a pod little of a core, over two minutes', async () => {
  // pods that have run as long as those that they are compared with: a young JVM still compiles
  await run(['rollout', 'restart', 'statefulset/kafka']);
  await untilUpdated();
  const share = await measureProbesCost(cluster, {
    statefulSet: 'kafka',
    pods: brokerPods,
    probes: ['startupProbe', 'livenessProbe', 'readinessProbe'],
    untilUpdated,
  });
  expect(share).toBeLessThan(maxShare);
});
