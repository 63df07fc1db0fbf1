import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { compareVersions, parseVersion, type Version } from '../../src/zookeeper/version.ts';
import { listeningPorts } from '../support/listeningPorts.ts';
import { readPairs } from '../support/replies.ts';
import { readJvmArguments, readSystemProperties } from '../support/runJcmd.ts';
import { findSilentProperties } from '../support/silentProperties.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  type Member,
  memberAt,
  openTestSite,
  servingAll,
  startMembers,
  type TestSite,
} from '../support/testSite.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

/** A transaction log's own header, which is written before space is reserved for the rest. */
const headerBytes = 16;

const asked = {
  ...smallJvm,
  ZK_TICK_TIME: '1500',
  ZK_INIT_LIMIT: '12',
  ZK_SYNC_LIMIT: '6',
  ZK_MAX_CLIENT_CNXNS: '77',
  ZK_MIN_SESSION_TIMEOUT: '3500',
  ZK_MAX_SESSION_TIMEOUT: '33000',
  ZK_SNAP_RETAIN_COUNT: '4',
  ZK_PURGE_INTERVAL: '7',
  ZK_4LW_WHITELIST: 'conf,envi',
  ZK_CFG_preAllocSize: '4096',
  ZK_CFG_snapCount: '5000',
  ZK_CFG_fsync_warningthresholdms: '1234',
};

// In this order: each step finds the ensemble as the one before it left it.
describe.each(zookeeperVersions)('ZooKeeper %s', (text) => {
  const version = parseVersion(text) ?? [0, 0, 0];
  const isFrom = (first: Version) => compareVersions(version, first) >= 0;
  let site: TestSite;
  let members: readonly Member[];
  let said: readonly string[];
  let modes: readonly string[];

  beforeAll(async () => {
    site = openTestSite('127.0.111');
    const env = {
      ...asked,
      ...(isFrom([3, 5, 0]) ? { ZK_CFG_localSessionsEnabled: 'true' } : {}),
      ...(isFrom([3, 6, 0])
        ? { ZK_CFG_clientPortListenBacklog: '99', ZK_CFG_maxCnxns: '555' }
        : {}),
    };
    members = [0, 1, 2].map((ordinal) =>
      site.add(zkPod(site.site, ordinal, 3, { version: text, env })),
    );
    said = await Promise.all(members.map(async (member) => member.configure()));
    for (const member of members) member.start();
    modes = await servingAll(members);
  });
  afterAll(async () => site.close());

  it('there is nothing that zkGenConfig warns of', () => {
    expect(said).toEqual(said.map(() => expect.not.stringContaining('warning')));
  });

  it('three members that zkGenConfig and zkStart alone made have a leader', async () => {
    expect(modes.toSorted()).toEqual(['follower', 'follower', 'leader']);
    for (const member of members) {
      expect(await member.run('zkOk', 'ready')).toMatchObject({ code: 0 });
    }
  });

  it('our tools say which one leads, and which version it is', async () => {
    const statuses = await Promise.all(
      members.map(async (member) => member.run('zkStart', 'status')),
    );
    expect(statuses.map(({ stdout }) => stdout)).toEqual(modes.map((mode) => `Mode: ${mode}\n`));
    const { stdout: figures } = await memberAt(members, 0).run('zkMetrics');
    expect(figures).toMatch(new RegExp(`^zk_version\t${text}-`));
  });

  it('what one is told, the others know', async () => {
    const [first, ...others] = members;
    expect(await first?.run('zkCli', 'create', '/hello', 'world')).toMatchObject({ code: 0 });
    for (const other of others) {
      await waitFor({ what: `${other.pod.name} has /hello`, timeoutMs: 10_000 }, async () => {
        const { stdout } = await other.run('zkCli', 'get', '/hello');
        return stdout === 'world\n' || undefined;
      });
    }
  });

  it('each says by conf that it has the values asked for', async () => {
    for (const [index, member] of members.entries()) {
      const { env } = member.pod;
      expect(readPairs(await member.ask('conf'))).toMatchObject({
        clientPort: '2181',
        dataDir: join(env['ZK_DATA_DIR'] ?? '', 'version-2'),
        dataLogDir: join(env['ZK_DATA_LOG_DIR'] ?? '', 'version-2'),
        tickTime: '1500',
        maxClientCnxns: '77',
        minSessionTimeout: '3500',
        maxSessionTimeout: '33000',
        serverId: String(index + 1),
        initLimit: '12',
        syncLimit: '6',
        electionPort: '3888',
        quorumPort: '2888',
        ...(isFrom([3, 6, 0]) ? { clientPortListenBacklog: '99' } : {}),
      });
    }
  });

  it('each says by envi which version it is', async () => {
    for (const member of members) {
      const { 'zookeeper.version': found, ...further } = readPairs(await member.ask('envi'));
      expect(found?.startsWith(`${text}-`)).toBe(true);
      expect(further).toHaveProperty('java.version');
    }
  });

  it('the log, the disk and the JVM tell the rest', async () => {
    for (const member of members) {
      const log = member.readLog();
      expect(log).toMatch(/autopurge\.snapRetainCount set to 4$/m);
      expect(log).toMatch(/autopurge\.purgeInterval set to 7$/m);
      const jvm = await readJvmArguments(member.pid());
      expect(jvm).toContain('-Xmx128M -Xms128M -XX:+UseSerialGC -XX:TieredStopAtLevel=1');
      const properties = await readSystemProperties(member.pid());
      expect(properties.get('zookeeper.snapCount')).toBe('5000');
      expect(properties.get('zookeeper.fsync.warningthresholdms')).toBe('1234');
      const logged = await logSizes(member);
      expect(logged).toEqual(logged.map(() => headerBytes + 4096 * 1024));
    }
  });

  it('no key became a system property by mistake', async () => {
    for (const member of members) {
      expect(await findSilentProperties(member.pid(), text)).toEqual([]);
    }
  });

  it('listens to nobody whom it was not asked to, no admin server above all', () => {
    const leader = memberAt(members, modes.indexOf('leader'));
    const follower = memberAt(members, modes.indexOf('follower'));
    expect(listeningPorts(leader.pid())).toEqual([2181, 2888, 3888]);
    expect(listeningPorts(follower.pid())).toEqual([2181, 3888]);
  });

  it('all end as asked to, and have after a restart what they were told', async () => {
    const codes = await Promise.all(members.map(async (member) => member.end()));
    expect(codes).toEqual([143, 143, 143]);
    await startMembers(members);
    for (const member of members) {
      expect(await member.run('zkCli', 'get', '/hello')).toMatchObject({ stdout: 'world\n' });
    }
  });
});

/** Bytes of each transaction log of a member. */
async function logSizes(member: Member): Promise<number[]> {
  const folder = join(member.pod.env['ZK_DATA_LOG_DIR'] ?? '', 'version-2');
  return waitFor({ what: `${folder} has a log`, timeoutMs: 10_000 }, () => {
    const logs = readdirSync(folder).filter((name) => name.startsWith('log.'));
    return logs.length === 0 ? undefined : logs.map((name) => statSync(join(folder, name)).size);
  });
}
