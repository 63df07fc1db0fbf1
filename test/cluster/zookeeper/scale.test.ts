import { beforeAll, expect, it } from 'vitest';
import { secondsSince } from '../../support/cluster/secondsSince.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { watchPods } from '../../support/cluster/watchPods.ts';
import {
  expectOnEveryMember,
  openZookeeperWriter,
  renderEnsemble,
  startEnsemble,
} from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-scale', 'restricted');
const { apply, ask, exec, run, figure, namespace, untilReady, untilRolledOut } = cluster;
const crashMs = 120_000;

beforeAll(async () => {
  await startEnsemble(cluster);
});

/** To grow: both numbers at once. */
async function grow(members: number): Promise<void> {
  await apply(await renderEnsemble(cluster, { replicas: members }));
  await untilRolledOut('statefulset/zk');
  await untilReady('statefulset/zk', members);
}

/** To shrink: the pod first, then the number that the others know. */
async function shrink(members: number): Promise<void> {
  await run(['scale', 'statefulset', 'zk', `--replicas=${members}`]);
  await run(['wait', '--for=delete', `pod/zk-${members}`, '--timeout=120s']);
  await untilReady('statefulset/zk', members);
  await apply(await renderEnsemble(cluster, { replicas: members }));
  await untilRolledOut('statefulset/zk');
}

it.each([
  ['3 to 4', grow, 4],
  ['4 to 5', grow, 5],
  ['5 to 4', shrink, 4],
  ['4 to 3', shrink, 3],
] as const)('%s members under a writer, as docs/guards.md says', async (what, step, members) => {
  const writer = await openZookeeperWriter(cluster);
  const began = performance.now();
  await step(members);
  figure(what, secondsSince(began));
  await expectOnEveryMember(cluster, `records during ${what}`, writer, members);
  const shown = await exec('zk-0', 'cat', '/opt/zookeeper/conf/zoo.cfg');
  expect(shown.match(/^server\./gm)).toHaveLength(members);
});

it('3 to 5 at once is refused, the others go on serving, and the way back heals it', async () => {
  const writer = await openZookeeperWriter(cluster);
  const watch = watchPods(namespace);
  try {
    await apply(await renderEnsemble(cluster, { replicas: 5 }));
    await watch.until('a member that refuses', crashMs, () =>
      [...watch.pods.values()].find(({ exitCode, name }) => name === 'zk-2' && exitCode === 78),
    );
    // the container that comes next may not have said it yet
    await expect
      .poll(async () => ask(['logs', 'zk-2']), { timeout: crashMs, interval: 500 })
      .toMatch(/ZK_REPLICAS: 5 voters .* after 3 voters .*go 3 → 4 → 5/);
    await apply(await renderEnsemble(cluster, { replicas: 3 }));
    await watch.until('three members ready', crashMs, () => {
      const all = [...watch.pods.values()].filter(({ name }) => name.startsWith('zk-'));
      return all.length === 3 && all.every(({ isReady }) => isReady) ? true : undefined;
    });
    await untilRolledOut('statefulset/zk');
  } finally {
    await watch.close();
  }
  await expectOnEveryMember(cluster, 'records while 3 to 5 was refused', writer);
});
