import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { waitFor, within } from '../../local/waitFor.ts';
import { listeningPorts } from './listeningPorts.ts';
import { findSilentProperties } from './silentProperties.ts';
import { smallJvm } from './smallJvm.ts';
import { type Member, memberAt, openTestSite, startMembers, type TestSite } from './testSite.ts';
import {
  askByTls,
  issueFor,
  type Issued,
  runMainByTls,
  securePort,
  talkByTls,
} from './tlsClient.ts';

/** Tests of three members that speak nothing but TLS, to clients and to each other. */
export function describeTlsEnsemble(version: string, net: string): void {
  describe(`ZooKeeper ${version}, by TLS only`, () => {
    let site: TestSite;
    let issued: Issued;
    let members: readonly Member[];
    let modes: readonly string[];
    const follower = () => memberAt(members, modes.indexOf('follower'));
    const leader = () => memberAt(members, modes.indexOf('leader'));

    beforeAll(async () => {
      site = openTestSite(net);
      issued = await issueFor(site.site);
      const env = {
        ...smallJvm,
        ZK_TLS_DIR: issued.secret,
        ZK_QUORUM_TLS_DIR: issued.secret,
        ZK_SECURE_CLIENT_PORT: String(securePort),
        ZK_TLS_ONLY: 'true',
        // from 3.9 on, the default lets members of any name in
        ...(version.startsWith('3.9.') ? { ZK_CFG_fips_mode: 'false' } : {}),
      };
      members = [0, 1, 2].map((ordinal) => {
        const pod = zkPod(site.site, ordinal, 3, { version, env });
        const { ZK_CLIENT_PORT_ADDRESS: address = '', ...rest } = pod.env;
        const secure = { ...pod, env: { ...rest, ZK_SECURE_CLIENT_PORT_ADDRESS: address } };
        return site.add(secure, async (asked, word) => talkByTls(asked, word, issued));
      });
      modes = await startMembers(members);
    });
    afterAll(async () => site.close());

    it('three members have a leader', async () => {
      expect(modes.toSorted()).toEqual(['follower', 'follower', 'leader']);
    });

    it('no port is open in plain text', async () => {
      expect(listeningPorts(leader().pid())).toEqual([securePort, 2888, 3888]);
      expect(listeningPorts(follower().pid())).toEqual([securePort, 3888]);
      // 3.5 and 3.6 refuse at the server port as well, and say nothing of it
      const isSaid = !/^3\.[56]\./.test(version);
      for (const port of isSaid ? [2888, 3888] : [3888]) {
        await refuseInPlain(leader(), port);
      }
    });

    it('a client with a certificate reads what another one wrote', async () => {
      const [one, other] = [memberAt(members, 0).pod, memberAt(members, 1).pod];
      const run = async (pod: typeof one, ...command: readonly string[]) =>
        runMainByTls(site.site, pod, { issued }, ...command);
      expect(await run(one, 'create', '/hello', 'world')).toEqual({
        code: 0,
        text: 'Created /hello\n',
      });
      await run(other, 'sync', '/');
      expect(await run(other, 'get', '/hello')).toEqual({ code: 0, text: 'world\n' });
    });

    it('a client that speaks no more than TLS 1.2 is served', async () => {
      const { pod } = memberAt(members, 0);
      const reply = await askByTls(pod, 'srvr', { issued, maxVersion: 'TLSv1.2' });
      expect(reply).toContain('Mode: ');
    });

    it('a client without a certificate is refused', async () => {
      const { pod } = memberAt(members, 0);
      await expect(askByTls(pod, 'srvr', { issued, certificate: false })).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:ECONNRESET|EPROTO|ERR_SSL_.*)$/),
      });
      expect(await askByTls(pod, 'srvr', { issued })).toContain('Mode: ');
    });

    it('zkOk, zkMetrics and zkStart status need no flags', async () => {
      for (const member of members) {
        expect(await member.run('zkStart', 'status')).toEqual({
          code: 0,
          stdout: expect.stringMatching(/^Mode: (leader|follower)\n$/),
          stderr: `zkStart: client port ${securePort} of ${member.pod.address}, by TLS\n`,
        });
        expect(await member.run('zkOk')).toEqual({ code: 0, stdout: '', stderr: '' });
        expect(await member.run('zkOk', 'ready')).toEqual({ code: 0, stdout: '', stderr: '' });
        const metrics = await member.run('zkMetrics', '--format=raw');
        expect(metrics).toMatchObject({ code: 0, stderr: '' });
        expect(metrics.stdout).toMatch(/^zk_version\t/);
        expect(await member.run('zkOk', 'stoppable')).toEqual({ code: 0, stdout: '', stderr: '' });
      }
    });

    it('zkOk says why the server does not talk to it', async () => {
      const one = memberAt(members, 0);
      const where = `${one.pod.address}:${securePort}`;
      const wantsMore = `${where}: the server wants to see a certificate of its clients, and this one has none to show (set ZK_TLS_CLIENT_AUTH=need)`;
      const without = '--tls-client-auth=none';
      expect(await one.run('zkOk', 'ready', without)).toEqual({
        code: 69,
        stdout: '',
        stderr: `zkOk: ${wantsMore}\n`,
      });
      // it answers, and no restart would mend it
      expect(await one.run('zkOk', 'live', without)).toEqual({
        code: 0,
        stdout: '',
        stderr: `zkOk: ${wantsMore.replace(': ', ': warning: ')}\n`,
      });
      const stranger = await one.run('zkOk', 'ready', '--tls-dir', issued.strangerSecret);
      expect(stranger).toEqual({
        code: 69,
        stdout: '',
        stderr: `zkOk: ${where}: the server refuses the certificate of tls.crt (it must be valid, from an authority that the server trusts, and for clients too: client auth among usages of the Certificate)\n`,
      });
      const plainly = ['--tls=false', '--host', one.pod.address, '--port', String(securePort)];
      expect(await one.run('zkOk', 'ready', ...plainly, '--timeout=500ms')).toEqual({
        code: 69,
        stdout: '',
        stderr: `zkOk: ${where}: no answer within 500 ms (the server hangs or loads its tree, or the port takes TLS alone)\n`,
      });
    });

    it('zkCli needs no flags either, and hands its TLS on to ZooKeeperMain', async () => {
      const [one, other] = [memberAt(members, 0), memberAt(members, 1)];
      expect(await one.run('zkCli', 'create', '/cli', 'tls')).toMatchObject({ code: 0 });
      await other.run('zkCli', 'sync', '/');
      const wanted = { code: 0, stdout: 'tls\n', stderr: '' };
      expect(await other.run('zkCli', 'get', '/cli')).toEqual(wanted);
      const list = `${other.pod.address}:1,${one.pod.address}:${securePort}/cli`;
      expect(await other.run('zkCli', '-server', list, 'get', '/')).toEqual(wanted);
      const foreign = await other.run('zkCli', 'setquota', '-n', '9', '/cli');
      expect(foreign).toMatchObject({ code: 0, stdout: '' });
    });

    it('zkCli says why it gets no session', async () => {
      const { pod, run } = memberAt(members, 0);
      const where = `${pod.address}:${securePort}`;
      const stranger = await run('zkCli', '--tls-dir', issued.strangerSecret, 'get', '/');
      expect(stranger).toMatchObject({ code: 69, stdout: '' });
      expect(stranger.stderr).toMatch(`zkCli: ${where}: the server refuses the certificate`);
      const plainly = ['--tls=false', '-server', where, '-timeout', '1000'];
      expect(await run('zkCli', ...plainly, 'get', '/')).toEqual({
        code: 69,
        stdout: '',
        stderr: `zkCli: no session within 1000 ms: ${where}: no answer within 500 ms (the server hangs or loads its tree, or the port takes TLS alone)\n`,
      });
    });

    it('a member that was restarted joins again', async () => {
      const one = follower();
      expect(await one.end()).toBe(143);
      expect(await leader().mode()).toBe('leader');
      expect(await leader().run('zkOk', 'stoppable')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`(${one.pod.name}: connection refused)`),
      });
      one.start();
      expect(await one.serving()).toBe('follower');
    });

    it('no key became a system property by mistake', async () => {
      expect(await findSilentProperties(leader().pid(), version)).toEqual([]);
    });
  });
}

/** Is fulfilled when a member has refused a connection that speaks no TLS, and said so. */
export async function refuseInPlain(member: Member, port: number): Promise<void> {
  const refusals = () => member.readLog().split('Blocked insecure connection attempt').length;
  const before = refusals();
  const socket = connect({ host: member.pod.address, port });
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  // that it is reset is as good as that it ends
  socket.once('error', () => {
    resolve();
  });
  socket.once('end', resolve);
  socket.resume();
  socket.write('srvr'.repeat(16));
  await within(20_000, `the end of a plain connection to ${port}`, ended);
  await waitFor({ what: `a refusal at ${port}`, timeoutMs: 20_000 }, () =>
    refusals() > before ? true : undefined,
  );
}
