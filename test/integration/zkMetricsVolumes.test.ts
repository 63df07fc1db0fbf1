import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { canMount, makeMounts, pageBytes } from '../support/mounts.ts';
import { readPrometheus } from '../support/prometheusText.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { type Member, openTestSite, startMembers } from '../support/testSite.ts';

/** 4 MB for the snapshots, and 8 MB for the transaction log, of which little is reserved ahead. */
const pages = { data: 1024, log: 2048 };
const site = openTestSite('127.0.90');
const disks = mkdtempSync(join(tmpdir(), 'disks-'));
const folders = { data: join(disks, 'data'), log: join(disks, 'log') };
const mounts = makeMounts();
let member: Member;

const sizeOf = (folder: string) => `zookeeper_member_volume_bytes{path="${folder}"}`;
const restOf = (folder: string) => `zookeeper_member_volume_usable_bytes{path="${folder}"}`;

/** What a scrape tells of volumes. */
function volumesIn(text: string): Record<string, number> {
  const families = readPrometheus(text);
  expect(families.has('zookeeper_member_up')).toBe(true);
  return Object.fromEntries(
    [...families]
      .filter(([name]) => name.includes('volume'))
      .flatMap(([, { series }]) => Array.from(series)),
  );
}

async function scrape(...args: readonly string[]) {
  const { stdout, stderr } = await member.run('zkMetrics', '--format=prometheus', ...args);
  expect(stderr).toBe('');
  return volumesIn(stdout);
}

async function scrapeSupervisor() {
  const answer = await fetch(`http://${member.pod.address}:8090/metrics`);
  return volumesIn(await answer.text());
}

describe.skipIf(!canMount())('the volumes of a member', () => {
  beforeAll(async () => {
    for (const name of ['data', 'log'] as const) {
      mkdirSync(folders[name]);
      mounts.memory(folders[name], pages[name]);
    }
    const env = {
      ...smallJvm,
      ZK_DATA_DIR: folders.data,
      ZK_DATA_LOG_DIR: folders.log,
      ZK_CFG_preAllocSize: '64',
      ZK_SUPERVISE: 'true',
      ZK_HEALTH_ADDRESS: zkPod(site.site, 0, 1).address,
      ZK_DRAIN: '0s',
    };
    member = site.add(zkPod(site.site, 0, 1, { env }));
    await startMembers([member]);
  });
  afterAll(async () => {
    await site.close();
    mounts.undo();
    rmSync(disks, { recursive: true });
  });

  it.each([
    ['zkMetrics', scrape],
    ['its supervisor', scrapeSupervisor],
  ])('are in a scrape by %s, each with its size and what is left', async (_, ask) => {
    const volumes = await ask();
    expect(volumes).toEqual({
      [sizeOf(folders.data)]: pages.data * pageBytes,
      [sizeOf(folders.log)]: pages.log * pageBytes,
      [restOf(folders.data)]: expect.any(Number),
      [restOf(folders.log)]: expect.any(Number),
    });
    writeFileSync(join(folders.log, 'ballast'), Buffer.alloc(1024 * pageBytes));
    const left = (await ask())[restOf(folders.log)];
    rmSync(join(folders.log, 'ballast'));
    expect(left).toBe((volumes[restOf(folders.log)] ?? 0) - 1024 * pageBytes);
  });

  it('are in the table by zkMetrics, with what is wrong', async () => {
    writeFileSync(join(folders.log, 'ballast'), Buffer.alloc((pages.log - 128) * pageBytes));
    const { stdout } = await member.run('zkMetrics', '--format=table');
    rmSync(join(folders.log, 'ballast'));
    expect(stdout).toMatch(/^ {2}left of \/\S+\/data +[34]\.\d MiB of 4\.0 MiB$/m);
    expect(stdout).toMatch(/^ {2}left of \/\S+\/log +\d+ KiB of 8\.0 MiB +<- nearly full: .*$/m);
  });

  it('are not told of a member that zoo.cfg is not of, or where there is none', async () => {
    const other = join(site.site.folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'zoo.cfg'), `dataDir=${folders.data}\nclientPort=2182\n`);
    expect(await scrape('--conf-dir', other)).toEqual({});
    expect(await scrape('--conf-dir', '/none')).toEqual({});
    expect(await scrape('--conf-dir', 'not/absolute')).toEqual({});
  });

  // The last one: the server itself cannot answer `conf` any more, which tells how large its folders are.
  it('that hang are left out, and keep neither scrapes nor the end of a tool waiting', async () => {
    mounts.hung(folders.log);
    const rest = {
      [sizeOf(folders.data)]: pages.data * pageBytes,
      [restOf(folders.data)]: expect.any(Number),
    };
    const start = performance.now();
    expect(await scrape()).toEqual(rest);
    expect(performance.now() - start).toBeLessThan(10_000);
    // more often than Node has threads for files
    for (let count = 0; count < 5; count += 1) expect(await scrapeSupervisor()).toEqual(rest);
    expect(await member.end()).toBe(0);
  });
});
