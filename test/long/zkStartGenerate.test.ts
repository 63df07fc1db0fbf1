import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  type Member,
  memberAt,
  openTestSite,
  servingAll,
  type TestSite,
} from '../support/testSite.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

// In this order: each step finds the ensemble as the one before it left it.
describe.each(zookeeperVersions)('ZooKeeper %s, by zkStart --generate alone', (version) => {
  let site: TestSite;
  let members: readonly Member[];
  let modes: readonly string[];

  beforeAll(async () => {
    site = openTestSite('127.0.159');
    const env = { ...smallJvm, ZK_GENERATE: 'true' };
    members = [0, 1, 2].map((ordinal) => site.add(zkPod(site.site, ordinal, 3, { version, env })));
    for (const member of members) member.start();
    modes = await servingAll(members);
  });
  afterAll(async () => site.close());

  it('three members form an ensemble, and say nothing but what was written', () => {
    expect(modes.toSorted()).toEqual(['follower', 'follower', 'leader']);
    for (const { readLog, pod } of members) {
      const said = readLog().match(/^zkStart: .*$/gm);
      const id = Number(pod.name.slice(-1)) + 1;
      expect(said).toEqual([
        expect.stringMatching(`^zkStart: wrote \\d+ files, 0 unchanged: myid ${id} of 3, `),
      ]);
    }
  });

  it('status and version tell of them', async () => {
    for (const [index, member] of members.entries()) {
      expect(await member.run('zkStart', 'status')).toEqual({
        code: 0,
        stdout: `Mode: ${modes[index]}\n`,
        stderr: `zkStart: client port 2181 of ${member.pod.address}\n`,
      });
    }
    const { code, stdout } = await memberAt(members, 0).run('zkStart', 'version');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        `^(Apache ZooKeeper, version )?${version.replaceAll('.', '\\.')}\\b.*\n$`,
      ),
    });
  });

  it('the leader ends as asked, comes back, and writes no more than what its volume remembers', async () => {
    const leader = memberAt(members, modes.indexOf('leader'));
    expect(await leader.end()).toBe(143);
    leader.start();
    expect(await leader.serving()).toMatch(/^(leader|follower)$/);
    expect(leader.readLog()).toMatch(/^zkStart: wrote 1 file, \d+ unchanged: /m);
  });
});
