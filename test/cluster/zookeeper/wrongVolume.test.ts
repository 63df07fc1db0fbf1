import { afterAll, beforeAll, expect, it } from 'vitest';
import { listVolumes, setReclaim, swapVolumes } from '../../support/cluster/swapVolumes.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { watchPods } from '../../support/cluster/watchPods.ts';
import { memberPods, renderEnsemble, startEnsemble } from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-wrong-volume', 'restricted');
const { apply, exec, run, namespace, untilReady } = cluster;
const refusalMs = 120_000;
const claims = ['datadir-zk-1', 'datadir-zk-2'] as const;
let volumes: readonly string[] = [];

beforeAll(async () => {
  await startEnsemble(cluster);
  await exec('zk-0', 'zkCli.sh', 'create', '/hello', 'world');
  volumes = await listVolumes(cluster, claims);
  await setReclaim(cluster, volumes, 'Retain');
});
afterAll(async () => {
  await setReclaim(cluster, volumes, 'Delete');
});

async function swap(): Promise<void> {
  await run(['delete', 'statefulset', 'zk']);
  await run(['wait', '--for=delete', 'pod', '--selector=app=zk', '--timeout=120s']);
  await swapVolumes(cluster, claims);
  await apply(await renderEnsemble(cluster));
}

it("a member that finds another member's volume refuses to start, says why in its pod, and touches nothing", async () => {
  await swap();
  const watch = watchPods(namespace);
  try {
    await watch.until('both refuse', refusalMs, () =>
      ['zk-1', 'zk-2'].every((pod) => (watch.pods.get(pod)?.restarts ?? 0) > 0) ? true : undefined,
    );
  } finally {
    await watch.close();
  }
  for (const [pod, id, other] of [
    ['zk-1', 2, 3],
    ['zk-2', 3, 2],
  ] as const) {
    const message = '{.status.containerStatuses[0].lastState.terminated}';
    const shown = await run(['get', 'pod', pod, `--output=jsonpath=${message}`]);
    expect(JSON.parse(shown)).toMatchObject({
      exitCode: 78,
      message: expect.stringMatching(new RegExp(`member ${other}.*member ${id}`)),
    });
  }
});

it('with their own volumes again they serve what they had', async () => {
  await swap();
  await untilReady('statefulset/zk', 3);
  for (const pod of memberPods) {
    expect((await exec(pod, 'zkCli.sh', 'get', '/hello')).split('\n')).toContain('world');
  }
});
