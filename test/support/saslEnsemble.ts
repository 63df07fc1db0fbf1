import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import { zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { clientSection, renderJaas } from '../../src/zookeeper/sasl/jaas.ts';
import { runZooKeeperMain } from './runZooKeeperMain.ts';
import { findSilentProperties } from './silentProperties.ts';
import { smallJvm } from './smallJvm.ts';
import { type Member, memberAt, openTestSite, startMembers, type TestSite } from './testSite.ts';

const password = String.raw`p"w\ ü €:#`;

/** Tests of three members that log in to each other, and that clients log in to. */
export function describeSaslEnsemble(version: string, net: string): void {
  // 3.5 got it with 3.5.9
  const canRequire = !version.startsWith('3.4.');

  describe(`ZooKeeper ${version}, with logins`, () => {
    let site: TestSite;
    let members: readonly Member[];
    let modes: readonly string[];

    const write = (name: string, text: string): string => {
      const path = join(site.site.folder, name);
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    };
    /** Runs ZooKeeper's own client, logged in where there is a password; since 3.9.4 not without that flag. */
    const ask = async (
      index: number,
      secret: string | undefined,
      ...command: readonly string[]
    ) => {
      const user = { name: 'alice', password: secret ?? '' };
      const jaas = write('client.conf', renderJaas([clientSection(user)]));
      const login = [`-Djava.security.auth.login.config=${jaas}`, '-Dzookeeper.fips-mode=false'];
      const { address } = memberAt(members, index).pod;
      const folder = join(site.site.folder, 'client');
      return runZooKeeperMain(
        folder,
        `${address}:2181`,
        command,
        secret === undefined ? [] : login,
      );
    };

    beforeAll(async () => {
      site = openTestSite(net);
      const env = {
        ...smallJvm,
        ZK_SASL_USERS_FILE: write('users', `alice:${password}\nbob:x\n`),
        ZK_SASL_QUORUM_FILE: write('quorum', `zk:${password}\n`),
        ...(canRequire ? { ZK_SASL_REQUIRED: 'true' } : {}),
      };
      members = [0, 1, 2].map((ordinal) =>
        site.add(zkPod(site.site, ordinal, 3, { version, env })),
      );
      modes = await startMembers(members);
    });
    afterAll(async () => site.close());

    it('three members have a leader', () => {
      expect(modes.toSorted()).toEqual(['follower', 'follower', 'leader']);
    });

    it('a client that logs in owns what it creates', async () => {
      const create = ['create', '/secret', 'hidden', 'sasl:alice:cdrwa'];
      expect(await ask(0, password, ...create)).toEqual({ code: 0, text: 'Created /secret\n' });
      await ask(1, password, 'sync', '/');
      expect(await ask(1, password, 'get', '/secret')).toEqual({ code: 0, text: 'hidden\n' });
    });

    it('a client that does not log in gets nothing', async () => {
      const { code, text } = await ask(0, undefined, 'get', '/secret');
      expect(code).toBe(1);
      expect(text).toMatch(
        canRequire ? /Session closed because client failed to authenticate/ : /permission/,
      );
    });

    it('zkCli says how to log in, and has ZooKeeperMain do it', async () => {
      const { pod, run } = memberAt(members, 0);
      const refused = await run('zkCli', 'get', '/secret');
      expect(refused).toMatchObject({ code: canRequire ? 69 : 1, stdout: '' });
      expect(refused.stderr).toMatch(
        canRequire ? /^zkCli: the server lets only clients in that log in by SASL/ : /permission/,
      );
      // The client of 3.4 finds no server from Java 14 on (ZOOKEEPER-3779).
      if (version.startsWith('3.4.')) return;
      const jaas = write('cli.conf', renderJaas([clientSection({ name: 'alice', password })]));
      const flags = `-Djava.security.auth.login.config=${jaas} -Dzookeeper.fips-mode=false`;
      const env = { CLIENT_JVMFLAGS: flags };
      expect(await runTool(site.site, pod, ['zkCli', 'get', '/secret'], env)).toEqual({
        code: 0,
        stdout: 'hidden\n',
        stderr: '',
      });
    });

    it('a client with a wrong password gets nothing', async () => {
      const { code, text } = await ask(0, 'wrong', 'get', '/secret');
      expect({ code, text }).toEqual({ code: 1, text: expect.not.stringContaining('hidden') });
    });

    it('a member with a wrong password stays out, and comes in with the right one', async () => {
      const [one, ...others] = members.toReversed();
      if (one === undefined) throw new Error('no member');
      expect(await one.end()).toBe(143);
      const before = one.readLog().length;
      await one.configure({ ZK_SASL_QUORUM_FILE: write('wrong', 'zk:wrong\n') });
      one.start();
      await waitFor({ what: 'a refusal', timeoutMs: 60_000 }, () =>
        one.readLog().slice(before).includes('Authentication failed against server')
          ? true
          : undefined,
      );
      expect(await one.mode()).toBeUndefined();
      const rest = await Promise.all(others.map(async (member) => member.serving()));
      expect(rest.toSorted()).toEqual(['follower', 'leader']);
      await one.end();
      await one.configure();
      one.start();
      expect(await one.serving()).toBe('follower');
    });

    it('no key became a system property by mistake', async () => {
      expect(await findSilentProperties(memberAt(members, 0).pid(), version)).toEqual([]);
    });
  });
}
