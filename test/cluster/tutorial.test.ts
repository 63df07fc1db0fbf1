import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectMovable } from '../support/cluster/expectMovable.ts';
import { images, storageClasses } from '../support/cluster/given.ts';
import { readNode, readNodes } from '../support/cluster/readNodes.ts';
import { change, parseManifest } from '../support/cluster/resources.ts';
import { secondsSince } from '../support/cluster/secondsSince.ts';
import { untilPending } from '../support/cluster/untilPending.ts';
import { untilRestarted, untilSeen } from '../support/cluster/untilRestarted.ts';
import { useCluster } from '../support/cluster/useCluster.ts';
import { watchPods } from '../support/cluster/watchPods.ts';
import { drainLabel, withNodes } from '../support/cluster/withNodes.ts';
import { expectOwnNames, listServerLines, memberPods } from '../support/cluster/zookeeper.ts';

const cluster = useCluster('tutorial', 'baseline');
const { apply, ask, exec, run, figure, namespace, untilReady, untilRolledOut } = cluster;

const manifest = change(
  parseManifest(readFileSync('test/fixtures/cluster/tutorial.yaml', 'utf8')),
  {
    images: { 'kubernetes-zookeeper': images.zookeeper },
    storageClass: storageClasses.movable,
    podLabel: [drainLabel, namespace],
  },
);
/** Four nodes, so that an evicted member finds one that has none. */
const nodesInUse = 4;
const drainMs = 300_000;
/** Where the budget says no, kubectl asks again every 5 s. */
const refusedMs = 15_000;

const cpuPatch = (cpu: string) =>
  JSON.stringify([
    { op: 'replace', path: '/spec/template/spec/containers/0/resources/requests/cpu', value: cpu },
  ]);
const readCpu = async () =>
  ask([
    'get',
    'pods',
    '--selector=app=zk',
    '--output=jsonpath={.items[*].spec.containers[*].resources.requests.cpu}',
  ]);
beforeAll(async () => {
  await apply(manifest);
  figure(
    'apply to all ready, one by one',
    `${(await untilReady('statefulset/zk', 3)).toFixed(1)} s`,
  );
});

describe('the tutorial of the Kubernetes documentation, "Running ZooKeeper"', () => {
  it('facilitating leader election: host names, ids, full names', async () => {
    await expectOwnNames(cluster);
  });

  it('achieving consensus: every member has the same list, with the name of each', async () => {
    for (const pod of memberPods) {
      const shown = await exec(pod, 'cat', '/opt/zookeeper/conf/zoo.cfg');
      expect(shown.split('\n').filter((line) => line.startsWith('server.'))).toEqual(
        listServerLines(cluster),
      );
      expect(shown).toContain('\nautopurge.purgeInterval=12\n');
    }
  });

  it('sanity testing: created on one member, read on another', async () => {
    await exec('zk-0', 'zkCli.sh', 'create', '/hello', 'world');
    expect((await exec('zk-1', 'zkCli.sh', 'get', '/hello')).split('\n')).toContain('world');
  });

  it('providing durable storage: the StatefulSet goes and comes back with what it knew', async () => {
    await run(['delete', 'statefulset', 'zk']);
    await run(['wait', '--for=delete', 'pod', '--selector=app=zk', '--timeout=120s']);
    await apply(manifest);
    await untilReady('statefulset/zk', 3);
    expect((await exec('zk-2', 'zkCli.sh', 'get', '/hello')).split('\n')).toContain('world');
    expect(await run(['get', 'pvc', '--selector=app=zk'])).toMatch(/datadir-zk-2 +Bound/);
  });

  it('configuring logging: a log4j.properties, and the log on standard output', async () => {
    const shown = await exec('zk-0', 'cat', '/usr/etc/zookeeper/log4j.properties');
    expect(shown).toMatch(/^zookeeper\.root\.logger=.*CONSOLE$/m);
    expect((await run(['logs', 'zk-0', '--tail', '20'])).split('\n').length).toBeGreaterThan(10);
  });

  it('configuring a non-privileged user: java is not root, and owns its data', async () => {
    expect(await exec('zk-0', 'ps', '-elf')).toMatch(/^\d S 1000 .*bin\/java /m);
    const shown = await exec('zk-0', 'ls', '-ld', '/var/lib/zookeeper/data');
    expect(shown).toMatch(/^drwx.* 1000 +(1000|root) /);
  });

  it('updating the StatefulSet, its history, and back', async () => {
    await run(['patch', 'sts', 'zk', '--type=json', `-p=${cpuPatch('0.3')}`]);
    figure('rolling update', `${(await untilRolledOut('sts/zk')).toFixed(1)} s`);
    expect(await readCpu()).toBe('300m 300m 300m');
    expect((await run(['rollout', 'history', 'sts/zk'])).split('\n').slice(-2)).toEqual([
      expect.stringMatching(/^1 /),
      expect.stringMatching(/^2 /),
    ]);
    await run(['rollout', 'undo', 'sts/zk']);
    await untilRolledOut('sts/zk');
    expect(await readCpu()).toBe('500m 500m 500m');
  });

  it('handling process failure: a killed process is started again in its pod', async () => {
    expect(await exec('zk-0', 'ps', '-ef')).toMatch(/^1000 .*bin\/java /m);
    await expectRestart('zk-0', 'killed by pkill', ['pkill', 'java']);
  });

  it('testing for liveness: a server that hangs is started again, though nobody may delete its probe', async () => {
    const removal = ['exec', 'zk-0', '--', 'rm', '/usr/bin/zookeeper-ready'];
    expect(await cluster.try(removal)).toMatchObject({ code: 1 });
    await expectRestart('zk-0', 'stopped by SIGSTOP', ['pkill', '-STOP', 'java']);
  });

  it('tolerating node failure: each member on a node of its own', async () => {
    expect(new Set(await readNodes(cluster, memberPods)).size).toBe(3);
  });

  it('surviving maintenance: drains move members, and the budget refuses the one too many', async () => {
    await expectMovable(cluster);
    await withNodes(cluster, async ({ cordon, uncordon, drain }, open) => {
      const homes = await readNodes(cluster, memberPods);
      const [first = '', second = '', third = ''] = homes;
      const spare = open.filter((node) => !homes.includes(node));
      expect(spare.length, 'nodes without a member').toBeGreaterThan(0);
      for (const node of spare.slice(nodesInUse - homes.length)) await cordon(node);
      await run(['get', 'pdb', 'zk-pdb']);

      expect(await drain(first, drainMs)).toMatchObject({ isDone: true });
      await untilReady('statefulset/zk', 3);
      expect(spare).toContain(await readNode(cluster, 'zk-0'));

      expect(await drain(second, drainMs)).toMatchObject({ isDone: true });
      await untilPending(cluster, 'zk-1');
      await run(['get', 'pods', '--selector=app=zk', '--output=wide']);

      expect(await drain(third, refusedMs)).toMatchObject({
        isDone: false,
        says: expect.stringContaining("violate the pod's disruption budget"),
      });
      expect((await exec('zk-0', 'zkCli.sh', 'get', '/hello')).split('\n')).toContain('world');

      await uncordon(first);
      await untilReady('statefulset/zk', 3);
      expect(await readNode(cluster, 'zk-1')).toBe(first);
      expect(await drain(third, drainMs)).toMatchObject({ isDone: true });
      await uncordon(second);
      await untilReady('statefulset/zk', 3);
      expect((await exec('zk-2', 'zkCli.sh', 'get', '/hello')).split('\n')).toContain('world');
    });
  });
});

/** Does something to the java in a pod after which the kubelet has to start the container again, in the same pod. */
async function expectRestart(pod: string, what: string, command: readonly string[]): Promise<void> {
  const watch = watchPods(namespace);
  try {
    const before = await untilSeen(watch, pod);
    const began = performance.now();
    // whatever its exit code: the container may end before the command does
    await cluster.try(['exec', pod, '--', ...command]);
    const after = await untilRestarted(watch, before);
    figure(`${what}: ready again`, secondsSince(began));
    expect(after).toMatchObject({ uid: before.uid, restarts: before.restarts + 1 });
  } finally {
    await watch.close();
  }
}
