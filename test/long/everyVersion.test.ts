import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFleet, type Fleet } from '../../local/fleet.ts';
import { runTool } from '../../local/runCommand.ts';
import { writeSite } from '../../local/runPod.ts';
import { zookeeperMember } from '../../local/serverKind.ts';
import { type Site, zkPod } from '../../local/site.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

let site: Site;
let fleet: Fleet;

beforeEach(async () => {
  site = {
    folder: await mkdtemp(join(tmpdir(), 'every-version-')),
    root: resolve('.'),
    net: '127.0.103',
  };
  writeSite(site);
  fleet = createFleet(site);
});

afterEach(async () => {
  await fleet.stopAll();
  await rm(site.folder, { recursive: true });
});

describe.each(zookeeperVersions)('ZooKeeper %s', (version) => {
  it('three members of generated configuration elect a leader and keep what they are told', async () => {
    const pods = [0, 1, 2].map((ordinal) => zkPod(site, ordinal, 3, { version }));
    const members = pods.map((pod) => fleet.add({ ...zookeeperMember, version }, pod));
    const ask = async (ordinal: number, ...command: readonly [string, ...string[]]) => {
      const pod = pods[ordinal];
      if (pod === undefined) throw new Error(`no pod ${ordinal}`);
      return runTool(site, pod, command);
    };
    await Promise.all(members.map(async (member) => member.start()));

    const statuses = await Promise.all([0, 1, 2].map(async (n) => ask(n, 'zkStart', 'status')));
    expect(statuses.map(({ stdout }) => stdout).toSorted()).toEqual([
      'Mode: follower\n',
      'Mode: follower\n',
      'Mode: leader\n',
    ]);
    const { stdout: figures } = await ask(0, 'zkMetrics');
    expect(figures).toMatch(new RegExp(`^zk_version\t${version}-`));
    expect(await ask(0, 'zkCli', 'create', '/hello', 'world')).toMatchObject({ code: 0 });

    await Promise.all(members.map(async (member) => member.stop()));
    expect(members.map((member) => member.lives().at(-1)?.exitCode)).toEqual([143, 143, 143]);
    await Promise.all(members.map(async (member) => member.start()));
    for (const ordinal of [0, 1, 2]) {
      expect(await ask(ordinal, 'zkCli', 'get', '/hello')).toMatchObject({ stdout: 'world\n' });
    }
  });
});
