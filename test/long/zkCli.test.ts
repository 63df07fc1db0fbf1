import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { type Member, openTestSite, type TestSite } from '../support/testSite.ts';
import { codeOf, commands, masked, oursOf, sayTheirs } from '../support/zkCliCommands.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

describe.each(zookeeperVersions)('zkCli on ZooKeeper %s', (version) => {
  let site: TestSite;
  let member: Member;

  beforeAll(async () => {
    site = openTestSite('127.0.158');
    member = site.add(zkPod(site.site, 0, 1, { version, env: smallJvm }));
    await member.configure();
    member.start();
    await member.serving();
  });
  afterAll(async () => site.close());

  it('prints what ZooKeeperMain of 3.9.5 prints on the same server', async () => {
    const folder = join(site.site.folder, 'cli');
    const theirs = await sayTheirs({ folder, server: `${member.pod.address}:2181` });
    const ours = [];
    for (const line of commands) {
      const { code, ...said } = await member.run('zkCli', ...oursOf(line));
      ours.push([line, code, masked(said)]);
    }
    expect(ours).toEqual(
      commands.map((line, index) => [line, codeOf(theirs[index]), theirs[index]]),
    );
  });

  it('judges by what it says what ZooKeeperMain of its own jars did', async () => {
    const { run } = member;
    const { stderr } = await run('zkCli', 'create', '/quota', 'x');
    expect(stderr).toBe('Created /quota\n');
    expect(await run('zkCli', 'listquota', '/quota')).toMatchObject({ code: 1, stdout: '' });
    // The client of 3.4 finds no server from Java 14 on (ZOOKEEPER-3779).
    if (version.startsWith('3.4.')) return;
    expect(await run('zkCli', 'setquota', '-n', '9', '/quota')).toMatchObject({ code: 0 });
    const listed = await run('zkCli', 'listquota', '/quota');
    expect(listed.code).toBe(0);
    expect(listed.stdout).toMatch(/^Output quota for \/quota count=9,/);
    expect(await run('zkCli', 'setAcl', '-R', '/none', 'world:anyone:r')).toMatchObject({
      code: 1,
      stdout: '',
    });
  });
});
