import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logPathOf } from '../../local/runPod.ts';
import { zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { moveMember } from '../support/moveMember.ts';
import { silenceAddress } from '../support/silentAddress.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  type Member,
  memberAt,
  openTestSite,
  startMembers,
  type TestSite,
  untilLed,
} from '../support/testSite.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

const net = '127.0.154';
const rounds = 6;
const firstNewHost = 51;

let site: TestSite;
let ending: (() => Promise<void>)[];
beforeEach(() => {
  site = openTestSite(net);
  ending = [];
});
afterEach(async () => {
  await Promise.all(ending.map(async (end) => end()));
  await site.close();
});

const membersOf = (version: string, env: Readonly<Record<string, string>> = {}) =>
  [0, 1, 2].map((ordinal) =>
    site.add(zkPod(site.site, ordinal, 3, { version, env: { ...smallJvm, ...env } })),
  );

describe.each(zookeeperVersions)('ZooKeeper %s', (version) => {
  it('a member that comes back at another address is in the quorum again within a second', async () => {
    let members: readonly Member[] = membersOf(version);
    await startMembers(members);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const modes = await untilLed(members);
      // a follower and the leader in turn, those with the lowest id first
      const index = modes.indexOf(round % 2 === 0 ? 'follower' : 'leader');
      const lost = memberAt(members, index);
      await lost.end('SIGKILL');
      const moved = moveMember(site, lost, `${net}.${firstNewHost + round}`);
      // the old address answers nobody, as that of a pod that is gone
      ending.push(await silenceAddress(lost.pod.address, 3888));
      const ms = await returnTime(moved);
      print(`${version}: ${moved.pod.name}, which was ${modes[index]}: ${Math.round(ms)} ms`);
      times.push(ms);
      members = members.map((member) => (member === lost ? moved : member));
    }
    const sorted = times.toSorted((a, b) => a - b).map(Math.round);
    print(`${version}: median ${sorted[rounds / 2]} ms, worst ${sorted.at(-1)} ms`);
    expect(Math.max(...times)).toBeLessThan(1000);
  });
});

it('with addresses that the JVM keeps for 30 s, its default, that takes far longer', async () => {
  const security = join(site.site.folder, 'default.security');
  writeFileSync(security, '');
  const flags = `${smallJvm.ZK_JVM_FLAGS} -Djava.security.properties=${security}`;
  const members = membersOf('3.9.5', { ZK_JVM_FLAGS: flags });
  await startMembers(members);
  // the one with the lowest id: the others connect to it, and it cannot to them
  const lost = memberAt(members, 0);
  await lost.end('SIGKILL');
  const ms = await returnTime(moveMember(site, lost, `${net}.${firstNewHost}`));
  print(`3.9.5 with an address kept for 30 s: ${Math.round(ms)} ms`);
  expect(ms).toBeGreaterThan(5000);
});

/** Starts a member, and gives how long after its first line LOOKING it serves, in milliseconds. */
async function returnTime(member: Member): Promise<number> {
  await member.configure();
  const before = readFileSync(logPathOf(member.pod), 'utf8').length;
  member.start();
  const soon = { timeoutMs: 60_000, everyMs: 5 };
  await waitFor({ what: `${member.pod.name} looks`, ...soon }, () =>
    /\bLOOKING\b/.test(member.readLog().slice(before)) ? true : undefined,
  );
  const startMs = performance.now();
  await member.serving();
  return performance.now() - startMs;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
