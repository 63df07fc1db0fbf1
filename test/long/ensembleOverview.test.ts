import { afterEach, beforeEach, expect, it } from 'vitest';
import { zkPod, zookeeperVersion } from '../../local/site.ts';
import { startZookeeperWriter } from '../../local/zookeeperWriter.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  type Member,
  memberAt,
  openTestSite,
  startMembers,
  type TestSite,
} from '../support/testSite.ts';
import { issueFor, securePort, talkByTls } from '../support/tlsClient.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

let site: TestSite;
beforeEach(() => {
  site = openTestSite('127.0.160');
});
afterEach(async () => site.close());

const holds = '3 of 3 members serve: quorum holds, also with any one of them lost';

async function startThree(
  versionOf: (ordinal: number) => string,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly Member[]> {
  const members = [0, 1, 2].map((ordinal) =>
    site.add(
      zkPod(site.site, ordinal, 3, { version: versionOf(ordinal), env: { ...smallJvm, ...env } }),
    ),
  );
  await startMembers(members);
  return members;
}

async function overview(members: readonly Member[]) {
  const { code, stdout, stderr } = await memberAt(members, 0).run('zkMetrics', '--ensemble');
  const lines = stdout.trimEnd().split('\n');
  return { code, stderr, rows: lines.slice(1, 4), said: lines.slice(4) };
}

it.each(zookeeperVersions)('finds nothing wrong with three members of %s', async (version) => {
  const { code, stderr, rows, said } = await overview(await startThree(() => version));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const row of rows) expect(row).toMatch(new RegExp(` yes .* ${version}$`));
  const unknown = 'note: server list unknown of zk-0, zk-1, zk-2: ZooKeeper 3.4 does not tell';
  expect(said).toEqual(version.startsWith('3.4.') ? [holds, unknown] : [holds]);
});

it('notes the versions of an upgrade under way', async () => {
  const members = await startThree((ordinal) => (ordinal === 0 ? '3.8.6' : zookeeperVersion));
  expect(await overview(members)).toMatchObject({
    code: 0,
    said: [
      holds,
      `note: different versions, as during an upgrade: 3.8.6 on zk-0; ${zookeeperVersion} on zk-1, zk-2`,
    ],
  });
});

it('asks members that speak TLS alone', async () => {
  const issued = await issueFor(site.site);
  const members = [0, 1, 2].map((ordinal) => {
    const env = {
      ...smallJvm,
      ZK_TLS_DIR: issued.secret,
      ZK_SECURE_CLIENT_PORT: String(securePort),
      ZK_TLS_ONLY: 'true',
    };
    const pod = zkPod(site.site, ordinal, 3, { env });
    const { ZK_CLIENT_PORT_ADDRESS: address = '', ...rest } = pod.env;
    const secure = { ...pod, env: { ...rest, ZK_SECURE_CLIENT_PORT_ADDRESS: address } };
    return site.add(secure, async (asked, word) => talkByTls(asked, word, issued));
  });
  await startMembers(members);
  expect(await overview(members)).toMatchObject({ code: 0, stderr: '', said: [holds] });
  const scrape = await memberAt(members, 1).run('zkMetrics', '--format=prometheus');
  expect(scrape).toMatchObject({ code: 0, stderr: '' });
  expect(scrape.stdout).toMatch(/^zookeeper_member_serving 1$/m);
});

it('never takes load for a fault: a writer as fast as it can, and twenty looks', async () => {
  const members = await startThree(() => zookeeperVersion);
  const servers = members.map(({ pod }) => `${pod.address}:2181`).join(',');
  const writer = await startZookeeperWriter({ servers, folder: '/load', perSecond: 2000 });
  for (let look = 0; look < 20; look++) {
    const { code, said } = await overview(members);
    expect({ code, said }).toEqual({ code: 0, said: [holds] });
  }
  const [account] = await writer.stop();
  expect(account?.acknowledged.length).toBeGreaterThan(1000);
});
