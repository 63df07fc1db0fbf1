import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zkPod } from '../../../local/site.ts';
import { makeEnsembleBox } from '../../support/ensembleBox.ts';
import { startPlainServer } from '../../support/plainServer.ts';
import { type Box, makeBox, runZkGenConfig } from '../../support/runZkGenConfig.ts';
import { smallJvm } from '../../support/smallJvm.ts';

let box: Box;
beforeEach(() => {
  box = makeBox();
});
afterEach(() => box.remove());

const fileOf = (pod: string, path: string) => join(box.folder, pod, path);

/** A run in a pod whose volumes are folders of its own. */
async function runIn(pod: string, env: NodeJS.ProcessEnv = {}) {
  const folders = Object.fromEntries(
    ['CONF', 'DATA', 'DATA_LOG'].map((name) => [`ZK_${name}_DIR`, fileOf(pod, name.toLowerCase())]),
  );
  const ended = await runZkGenConfig({ ...box.env, ...folders, POD_NAME: pod, ...env });
  return { ...ended, myid: () => readFileSync(fileOf(pod, 'data/myid'), 'utf8') };
}

function swapVolumes(): void {
  renameSync(fileOf('zk-0', 'data'), join(box.folder, 'aside'));
  renameSync(fileOf('zk-1', 'data'), fileOf('zk-0', 'data'));
  renameSync(join(box.folder, 'aside'), fileOf('zk-1', 'data'));
}

const belongs = (pod: string, owner: number, own: number) =>
  `zkGenConfig: ${fileOf(pod, 'data/myid')}: the volume belongs to member ${owner}, and this pod is member ${own} (give it the volume of member ${own}; if this is the one, set ZK_MYID_POLICY=overwrite for one start)\n`;

describe('the volumes of two members are swapped (kubernetes-retired/contrib#2925)', () => {
  beforeEach(async () => {
    await runIn('zk-0');
    await runIn('zk-1');
    swapVolumes();
  });

  it('both are refused, with both numbers', async () => {
    expect(await runIn('zk-0')).toMatchObject({ code: 78, stderr: belongs('zk-0', 2, 1) });
    expect(await runIn('zk-1')).toMatchObject({ code: 78, stderr: belongs('zk-1', 1, 2) });
  });

  it('ZK_MYID_POLICY=keep: each is the member of its volume', async () => {
    // A pod of the own StatefulSet that is not its own line would tell the others a wrong name.
    const servers = '1=a.example.com:2888:3888,2=b.example.com:2888:3888,3=c.example.com:2888:3888';
    const keep = { ZK_MYID_POLICY: 'keep', ZK_SERVERS: servers };
    const ended = await runIn('zk-0', keep);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stderr).toContain('myid 2 of 3, b.example.com\n');
    expect(ended.myid()).toBe('2\n');
  });

  it('ZK_MYID_POLICY=overwrite: the volume is that of the pod from now on', async () => {
    expect((await runIn('zk-0', { ZK_MYID_POLICY: 'overwrite' })).myid()).toBe('1\n');
    expect(await runIn('zk-0')).toMatchObject({ code: 0 });
  });
});

it('the file myid of a restored volume is gone (31z4/zookeeper-docker#13): the volume remembers whose it is', async () => {
  await runIn('zk-1');
  mkdirSync(fileOf('zk-1', 'data/version-2'));
  writeFileSync(fileOf('zk-1', 'data/version-2/snapshot.100000000'), '');
  rmSync(fileOf('zk-1', 'data/myid'));
  renameSync(fileOf('zk-1', 'data'), fileOf('zk-1', 'restored'));
  await runIn('zk-0');
  rmSync(fileOf('zk-0', 'data'), { recursive: true });
  renameSync(fileOf('zk-1', 'restored'), fileOf('zk-0', 'data'));
  expect(await runIn('zk-0')).toMatchObject({ code: 78, stderr: belongs('zk-0', 2, 1) });
  expect(existsSync(fileOf('zk-0', 'data/myid'))).toBe(false);
  renameSync(fileOf('zk-0', 'data'), fileOf('zk-1', 'data'));
  expect((await runIn('zk-1')).myid()).toBe('2\n');
});

it('two nodes would have one id (confluentinc/cp-docker-images#402): no configuration comes to it', async () => {
  // Two pods of one ordinal, in two StatefulSets of which nobody told the second where ids begin.
  const others = { ZK_EXTRA_SERVERS: '1=zk-0.zk-hs:2888:3888' };
  expect(await runIn('zkb-0', others)).toMatchObject({
    code: 78,
    stderr: expect.stringMatching(
      /^zkGenConfig: ZK_EXTRA_SERVERS: server\.1 is taken: .*ZK_ID_OFFSET/,
    ),
  });
  const list = '1=zk-0.zk-hs:2888:3888,1=zk-1.zk-hs:2888:3888';
  expect(await runIn('zk-0', { ZK_SERVERS: list })).toMatchObject({
    code: 78,
    stderr: expect.stringMatching(/ZK_SERVERS: server\.1 stands in it twice/),
  });
  // The id of one pod by hand in the manifest that all pods share.
  expect(await runIn('zk-1', { ZK_MY_ID: '1' })).toMatchObject({
    code: 78,
    stderr: expect.stringMatching(/^zkGenConfig: ZK_MY_ID: expected 2, the id of "zk-1", got 1/),
  });
  const two = '1=zk-0.zk-hs:2888:3888,2=zk-1.zk-hs:2888:3888';
  expect(await runIn('zk-1', { ZK_MY_ID: '1', ZK_SERVERS: two })).toMatchObject({
    code: 78,
    stderr: expect.stringMatching(/^zkGenConfig: server\.1: is zk-0\.zk-hs, and this pod is zk-1/),
  });
});

describe('a myid that ZooKeeper cannot read (confluentinc/kafka-images#65)', () => {
  const pods = makeEnsembleBox('127.0.123');
  afterAll(pods.remove);

  it.each(['', '1 \n'])(
    '%j: a server by itself ends; after zkGenConfig it starts',
    async (text) => {
      const folder = join(box.folder, 'plain');
      const properties = [
        ['server.1', '127.0.123.1:2888:3888'],
        ['standaloneEnabled', 'false'],
      ] as const;
      const plain = startPlainServer({
        folder,
        address: '127.0.123.1',
        myid: text,
        properties,
        flags: [],
      });
      await expect(plain.serving()).rejects.toThrow(/serverid|myid/);

      const pod = zkPod(pods.site, 0, 2, { env: { ...smallJvm, ZK_OBSERVERS: '1' } });
      mkdirSync(join(pod.folder, 'data'), { recursive: true });
      writeFileSync(join(pod.folder, 'data/myid'), text);
      await pods.configure(pod);
      pods.start(pod);
      await pods.untilReady(pod);
      await pods.kill(pod);
    },
  );
});
