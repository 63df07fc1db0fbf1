import { beforeAll, expect, it } from 'vitest';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { watchPods } from '../../support/cluster/watchPods.ts';
import { memberPods, startEnsemble } from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-volumes', 'restricted');
const { ask, exec, figure, run, namespace, untilDone, untilReady } = cluster;
const comebackMs = 180_000;
const dataDir = '/var/lib/zookeeper/data/version-2';

beforeAll(async () => {
  await startEnsemble(cluster);
  await exec('zk-0', 'zkCli.sh', 'create', '/hello', 'world');
});

/** Deletes pods with their volumes, all at once, and waits until others of their names run. */
async function loseVolumes(...pods: readonly string[]): Promise<void> {
  const watch = watchPods(namespace);
  try {
    const { found: old } = await watch.until('the pods', comebackMs, () => {
      const found = pods.map((pod) => watch.pods.get(pod));
      return found.every((pod) => pod !== undefined) ? found.map(({ uid }) => uid) : undefined;
    });
    await run(['delete', 'pvc', ...pods.map((pod) => `datadir-${pod}`), '--wait=false']);
    // no time for the hook, which would hold the second until the first has synced
    await run(['delete', 'pod', ...pods, '--grace-period=1', '--wait=false']);
    await watch.until('others in their place', comebackMs, () => {
      const found = pods.map((pod) => watch.pods.get(pod));
      const areNew = found.every(
        (pod) => pod !== undefined && pod.node !== '' && !old.includes(pod.uid),
      );
      return areNew ? true : undefined;
    });
  } finally {
    await watch.close();
  }
}

it('one deleted volume heals by itself: the member has no vote until it has synced', async () => {
  const began = performance.now();
  await loseVolumes('zk-1');
  await untilReady('statefulset/zk', 3);
  figure('a deleted volume, to all ready', secondsSince(began));
  expect(await run(['logs', 'zk-1'])).toMatch(/warning: ZK_VOLUME_GUARD: the volume is empty/);
  expect((await exec('zk-1', 'zkCli.sh', 'get', '/hello')).split('\n')).toContain('world');
});

it('two volumes that are lost at once form no empty ensemble, and the runbook brings the data back', async () => {
  const began = performance.now();
  await loseVolumes('zk-0', 'zk-1');
  // as docs/guards.md says how it looks
  for (const pod of ['zk-0', 'zk-1']) {
    await untilDone(pod, 'zkOk', 'live');
    expect(await cluster.try(['exec', pod, '--', 'zkOk', 'ready'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not serving'),
    });
    expect(await ask(['logs', pod])).toMatch(/warning: ZK_VOLUME_GUARD: the volume is empty/);
  }
  expect(await cluster.try(['exec', 'zk-2', '--', 'zkOk', 'ready'])).toMatchObject({ code: 1 });

  // as it says what to do
  expect(await exec('zk-2', 'ls', dataDir)).toMatch(/^snapshot\./m);
  for (const pod of ['zk-0', 'zk-1']) {
    const { stdout } = await cluster.try(['exec', pod, '--', 'ls', dataDir]);
    expect(stdout).not.toContain('snapshot.');
  }
  await exec('zk-1', 'touch', '/var/lib/zookeeper/log/initialize');
  await run(['delete', 'pod', 'zk-1']);
  await untilReady('statefulset/zk', 3);
  figure('two lost volumes, with the runbook, to all ready', secondsSince(began));
  expect(await ask(['logs', 'zk-1'])).toMatch(/initialize lets this member vote at this start/);
  for (const pod of memberPods) {
    expect((await exec(pod, 'zkCli.sh', 'get', '/hello')).split('\n')).toContain('world');
  }
});
