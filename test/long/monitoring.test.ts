import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { listeningPorts } from '../support/listeningPorts.ts';
import { findSilentProperties } from '../support/silentProperties.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { type Member, openTestSite, startMembers, type TestSite } from '../support/testSite.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

/** Both listen on every address of the machine, so that no other test may have the port. */
const [adminPort, metricsPort] = ['18181', '17171'];

let site: TestSite;
beforeEach(() => {
  site = openTestSite('127.0.114');
});
afterEach(async () => site.close());

const startOne = async (
  version: string,
  env: Readonly<Record<string, string>>,
): Promise<Member> => {
  const member = site.add(zkPod(site.site, 0, 1, { version, env: { ...smallJvm, ...env } }));
  expect(await startMembers([member])).toEqual(['standalone']);
  return member;
};

const without34 = zookeeperVersions.filter((version) => !version.startsWith('3.4.'));
const without35 = without34.filter((version) => !version.startsWith('3.5.'));

describe('the admin server', () => {
  it.each(zookeeperVersions)('of %s is off', async (version) => {
    const { pid } = await startOne(version, {});
    expect(listeningPorts(pid())).toEqual([2181]);
  });

  it.each(without34)('of %s answers where it is asked for', async (version) => {
    const env = { ZK_ADMIN_SERVER: 'true', ZK_ADMIN_SERVER_PORT: adminPort };
    const member = await startOne(version, env);
    expect(listeningPorts(member.pid())).toEqual([2181, Number(adminPort)]);
    const reply = await fetch(`http://${member.pod.address}:${adminPort}/commands/configuration`);
    expect(await reply.json()).toMatchObject({ command: 'configuration', error: null });
    expect(await findSilentProperties(member.pid(), version)).toEqual([]);
  });

  it('of 3.4 is refused', async () => {
    const env = { ZK_ADMIN_SERVER: 'true' };
    const member = site.add(zkPod(site.site, 0, 1, { version: '3.4.14', env }));
    await expect(member.configure()).rejects.toThrow(/ZK_ADMIN_SERVER: needs ZooKeeper 3\.5\.0/);
  });
});

describe('metrics for Prometheus', () => {
  it.each(without35)('of %s are served where they are asked for', async (version) => {
    const member = await startOne(version, { ZK_METRICS_PORT: metricsPort });
    expect(listeningPorts(member.pid())).toEqual([2181, Number(metricsPort)]);
    const metrics = await waitFor({ what: 'metrics', timeoutMs: 20_000 }, async () => {
      const reply = await fetch(`http://${member.pod.address}:${metricsPort}/metrics`);
      const text = await reply.text();
      return text.includes('znode_count') ? text : undefined;
    });
    expect(metrics).toMatch(/^# TYPE znode_count gauge$/m);
    expect(metrics).toMatch(/^znode_count \d/m);
    expect(metrics).toMatch(/^jvm_memory/m);
    expect(await findSilentProperties(member.pid(), version)).toEqual([]);
  });

  it.each(['3.4.14', '3.5.10'])('of %s are refused', async (version) => {
    const env = { ZK_METRICS_PORT: metricsPort };
    const member = site.add(zkPod(site.site, 0, 1, { version, env }));
    await expect(member.configure()).rejects.toThrow(/ZK_METRICS_PORT: needs ZooKeeper 3\.6\.0/);
  });
});
