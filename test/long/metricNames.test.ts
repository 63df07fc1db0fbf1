import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { describedMetrics } from '../../src/zookeeper/metrics/describedMetrics.ts';
import { readPrometheus } from '../support/prometheusText.ts';
import {
  expectSameAsProvider,
  isOwn,
  type Scrape,
  scrapeOurs,
  scrapeTheirs,
  typesOf,
  valuesOf,
} from '../support/providerScrape.ts';
import { countFamilies, hasGo } from '../support/readScrapes.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  create,
  type Member,
  memberAt,
  openTestSite,
  startMembers,
  type TestSite,
  untilLed,
} from '../support/testSite.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

let site: TestSite;
beforeEach(() => {
  site = openTestSite('127.0.161');
});
afterEach(async () => site.close());

const withProvider = zookeeperVersions.filter((version) => !/^3\.[45]\./.test(version));
const withoutProvider = zookeeperVersions.filter((version) => /^3\.[45]\./.test(version));
/** Names of nodes become labels. The provider of 3.6 writes what is not ASCII as a question mark. */
const nodesOf = (version: string) => {
  const ascii = ['plain', 'a b', 'q"uo', String.raw`back\slash`, '{}'];
  return version.startsWith('3.6.') ? ascii : [...ascii, 'ä'];
};

/** A follower and the one that will lead when the leader is gone have the provider, the leader has not. */
async function startThree(version: string, ports: readonly (string | undefined)[]) {
  const members = ports.map((port, ordinal) => {
    const metrics = port === undefined ? {} : { ZK_METRICS_PORT: port };
    return site.add(zkPod(site.site, ordinal, 3, { version, env: { ...smallJvm, ...metrics } }));
  });
  // Of two that begin together, the one with the higher id leads; of three it may be any.
  expect(await startMembers(members.slice(1))).toEqual(['follower', 'leader']);
  expect(await startMembers(members.slice(0, 1))).toEqual(['follower']);
  for (const node of nodesOf(version)) await create(memberAt(members, 0), `/${node}`, 'text');
  return members;
}

/** Without those of the JVM, which only the provider has, and those that have a series for each key. */
function comparable(scrape: Scrape): Readonly<Record<string, string>> {
  const keyed = new Set(describedMetrics.flatMap(({ name, keyed: is }) => (is ? [name] : [])));
  return Object.fromEntries(
    Object.entries(typesOf(scrape)).filter(
      ([name]) =>
        !keyed.has(name) && (!/^(jvm|process)_/.test(name) || name === 'jvm_pause_time_ms'),
    ),
  );
}

describe.each(withProvider)('ZooKeeper %s', (version) => {
  it("has its own provider's names, types and values, whichever provider it has", async () => {
    const members = await startThree(version, ['17181', '17182', undefined]);
    const [follower, heir, leader] = [0, 1, 2].map((index) => memberAt(members, index));
    if (follower === undefined || heir === undefined || leader === undefined) throw new Error();

    expect(await expectSameAsProvider(follower)).toBeGreaterThan(250);
    const ofDefault = comparable(await scrapeOurs(leader));
    await leader.end();
    expect(await untilLed([follower, heir])).toEqual(['follower', 'leader']);
    await create(heir, '/after', 'text');
    expect(await expectSameAsProvider(heir)).toBeGreaterThan(250);
    expect(ofDefault).toEqual(comparable(await scrapeTheirs(heir)));

    const known = new Map([...(await scrapeTheirs(heir)), ...(await scrapeTheirs(follower))]);
    const types = [...known].map(([name, { type }]) => `${name} ${type}`);
    const described = describedMetrics.filter(
      ({ since }) => Number(since) <= Number.parseFloat(version),
    );
    expect(types.filter((type) => !/^(jvm_(?!pause)|process_)/.test(type)).toSorted()).toEqual(
      described.map(({ name, type }) => `${name} ${type}`).toSorted(),
    );
  });
});

describe.each(withoutProvider)('ZooKeeper %s', (version) => {
  it('has the names that later versions have', async () => {
    const members = await startThree(version, [undefined, undefined, undefined]);
    const scrape = await scrapeOurs(memberAt(members, 2));
    const described = new Map(describedMetrics.map(({ name, type }) => [name, type]));
    for (const [name, type] of Object.entries(typesOf(scrape))) {
      expect([name, described.get(name)]).toEqual([name, type]);
    }
    const values = valuesOf(scrape, () => false);
    expect([...values.keys()].filter((name) => !isOwn(name)).toSorted()).toEqual([
      'approximate_data_size',
      'avg_latency',
      'ephemerals_count',
      'last_proposal_size',
      'learners',
      'max_file_descriptor_count',
      'max_latency',
      'max_proposal_size',
      'min_latency',
      'min_proposal_size',
      'num_alive_connections',
      'open_file_descriptor_count',
      'outstanding_requests',
      'packets_received',
      'packets_sent',
      'pending_syncs',
      'synced_followers',
      'watch_count',
      'znode_count',
    ]);
    expect(values.get('learners')).toBe(2);
    expect(values.get('zookeeper_member_fsync_threshold_exceed_count')).toBe(
      version.startsWith('3.4.') ? 0 : undefined,
    );
    expect(values.get('zookeeper_member_epoch')).toBe(1);
    expect(values.get('zookeeper_member_max_client_cnxns')).toBe(60);
  });
});

describe.skipIf(!hasGo)("Prometheus's own parser (needs Go)", () => {
  it.each(zookeeperVersions)('reads the scrape of %s as our tests do', async (version) => {
    const members = await startThree(version, [undefined, undefined, undefined]);
    const scrapes: string[] = [];
    for (const member of members) scrapes.push(await scrapeText(member));
    await memberAt(members, 0).end();
    scrapes.push(await scrapeText(memberAt(members, 0)));
    const counts = scrapes.map((text) => readPrometheus(text).size);
    expect(await countFamilies(scrapes)).toEqual(counts);
    expect(counts.at(-1)).toBe(2);
  });
});

async function scrapeText(member: Member): Promise<string> {
  return (await member.run('zkMetrics', '--format', 'prometheus')).stdout;
}
