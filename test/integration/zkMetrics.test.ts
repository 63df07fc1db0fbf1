import { statfsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { expectSameAsProvider, isOwn, scrapeOurs, valuesOf } from '../support/providerScrape.ts';
import { readPrometheus } from '../support/prometheusText.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { create, type Member, openTestSite, startMembers } from '../support/testSite.ts';

const site = openTestSite('127.0.91');
let member: Member;

beforeAll(async () => {
  const env = { ...smallJvm, ZK_METRICS_PORT: '17172' };
  member = site.add(zkPod(site.site, 0, 1, { env }));
  await startMembers([member]);
  // names of nodes become labels
  for (const name of ['plain', 'a b', 'q"uo', String.raw`back\slash`, 'ä{}']) {
    await create(member, `/${name}`, 'text');
  }
});
afterAll(async () => site.close());

describe('zkMetrics --format prometheus', () => {
  it("agrees with ZooKeeper's own provider in every name, type, series and value", async () => {
    expect(await expectSameAsProvider(member)).toBeGreaterThan(300);
  });

  it('adds what that one does not tell', async () => {
    const scrape = await scrapeOurs(member);
    const dataDir = String(member.pod.env['ZK_DATA_DIR']);
    const { blocks, bsize } = statfsSync(dataDir);
    const own = valuesOf(scrape, (name) => !isOwn(name));
    expect([...own]).toEqual([
      ['zookeeper_member_up', 1],
      ['zookeeper_member_serving', 1],
      ['zookeeper_member_info{myid="0",server_state="standalone",version="3.9.5"}', 1],
      ['zookeeper_member_epoch', 0],
      ['zookeeper_member_zxid_counter', expect.any(Number)],
      ['zookeeper_member_max_client_cnxns', 60],
      [`zookeeper_member_volume_bytes{path="${dataDir}"}`, blocks * bsize],
      [`zookeeper_member_volume_usable_bytes{path="${dataDir}"}`, expect.any(Number)],
    ]);
  });

  it('gives a scrape of a server that is down as well, and says so', async () => {
    await member.end('SIGKILL');
    const { code, stdout, stderr } = await member.run('zkMetrics', '--format=prometheus');
    expect({ code, stderr }).toEqual({
      code: 69,
      stderr: `zkMetrics: ${member.pod.address}:2181: connection refused\n`,
    });
    const up = readPrometheus(stdout).get('zookeeper_member_up')?.series;
    expect([...(up ?? [])]).toEqual([['zookeeper_member_up', 0]]);
  });
});
