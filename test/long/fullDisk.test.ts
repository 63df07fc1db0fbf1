import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import type { Writer } from '../../local/writer.ts';
import { errorCode } from '../../src/tool/errorCode.ts';
import { auditWriter, startRecords } from '../support/auditWriter.ts';
import { canMount, makeMounts, type Mounts, pageBytes } from '../support/mounts.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  type Member,
  memberAt,
  openTestSite,
  servingAll,
  startMembers,
  type TestSite,
  untilLed,
} from '../support/testSite.ts';
import { type Watch, watchMember } from '../support/watchMember.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

/** 8 MB for the transaction log, of which little is reserved ahead. */
const pages = 2048;
const env = { ...smallJvm, ZK_CFG_preAllocSize: '64' };

/**
 * Of these a member goes on at times, leader or follower, once the thread is dead that writes to its disk: it says
 * that it is ready, and serves writes or lets them hang (seen on 3.5.10 and 3.6.4). It has to be killed.
 */
const mayGoOn = (version: string) => /^3\.[56]\./.test(version);

let site: TestSite;
let disks: string;
let mounts: Mounts;
let watch: Watch | undefined;
beforeEach(() => {
  site = openTestSite('127.0.156');
  disks = mkdtempSync(join(tmpdir(), 'disks-'));
  mounts = makeMounts();
});
afterEach(async () => {
  await watch?.stop();
  await site.close();
  mounts.undo();
  rmSync(disks, { recursive: true });
});

describe.skipIf(!canMount()).each(zookeeperVersions)('ZooKeeper %s', (version) => {
  it('a leader whose disk is full loses nothing, and comes back when it has room', async () => {
    const members = [0, 1, 2].map((ordinal) => {
      const disk = join(disks, String(ordinal));
      mkdirSync(disk);
      mounts.memory(disk, pages);
      const log = { ZK_DATA_LOG_DIR: disk };
      return site.add(zkPod(site.site, ordinal, 3, { version, env: { ...env, ...log } }));
    });
    const modes = await startMembers(members);
    const full = memberAt(members, modes.indexOf('leader'));
    const others = members.filter((member) => member !== full);
    const servers = members.map(({ pod }) => `${pod.address}:2181`);
    const writer = await startRecords(servers);
    watch = watchMember(full.pod, 1000);

    fillDisk(full);
    if (mayGoOn(version)) await untilNoticed(full);
    else {
      await untilNotReady(watch);
      await untilLed(others);
      await untilWritten(writer, 200);
      freeDisk(full);
      await servingAll(members);
      fillDisk(full);
      await untilWritten(writer, 200);
    }
    await full.end('SIGKILL');
    await watch.stop();
    freeDisk(full);
    full.start();
    await servingAll(members);
    await untilWritten(writer, 300);
    await auditWriter(writer, servers, `${version}, a full disk`);
    expect(findDead(watch)).toEqual([]);
  });
});

const fillerOf = ({ pod }: Member) => join(pod.env['ZK_DATA_LOG_DIR'] ?? '', 'filler');

function fillDisk(member: Member): void {
  const file = openSync(fillerOf(member), 'a');
  try {
    for (;;) writeSync(file, Buffer.alloc(pageBytes));
  } catch (error) {
    if (errorCode(error) !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}

function freeDisk(member: Member): void {
  rmSync(fillerOf(member));
}

/** Waits for an answer to come that says so. */
async function untilNotReady(probes: Watch): Promise<void> {
  const before = probes.answers().length;
  const isTold = () =>
    probes
      .answers()
      .slice(before)
      .some(({ question, healthy }) => question === 'ready' && !healthy);
  await waitFor({ what: 'not ready', timeoutMs: 60_000 }, () => isTold() || undefined);
}

/** Waits until the server has met the end of its disk. */
async function untilNoticed(member: Member): Promise<void> {
  const isTold = () => member.readLog().includes('No space left on device');
  await waitFor({ what: 'no space left', timeoutMs: 60_000 }, () => isTold() || undefined);
}

/** Waits until so many further records are acknowledged. */
async function untilWritten(writer: Writer, count: number): Promise<void> {
  const enough = writer.countAcknowledged() + count;
  const what = `${count} further records`;
  await waitFor(
    { what, timeoutMs: 60_000 },
    () => writer.countAcknowledged() >= enough || undefined,
  );
}

/** What would have made the kubelet restart a member that runs: two answers in a row that it is not alive. */
function findDead(probes: Watch): readonly string[] {
  const live = probes.answers().filter(({ question }) => question === 'live');
  return live
    .filter(({ healthy }, index) => !healthy && live[index + 1]?.healthy === false)
    .map(({ reason }) => reason);
}
