import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeExists, withZookeeper } from '../../local/openZookeeper.ts';
import { zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import type { Writer } from '../../local/writer.ts';
import { auditWriter, startRecords } from '../support/auditWriter.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  type Member,
  memberAt,
  openTestSite,
  startMembers,
  type TestSite,
  untilLed,
} from '../support/testSite.ts';
import { type Answer, type Watch, watchMember } from '../support/watchMember.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

const periodMs = 1000;

let site: TestSite;
let watches: ReadonlyMap<Member, Watch>;
beforeEach(() => {
  site = openTestSite('127.0.155');
  watches = new Map();
});
afterEach(async () => {
  await Promise.all([...watches.values()].map(async ({ stop }) => stop()));
  await site.close();
});

const addressOf = ({ pod }: Member) => `${pod.address}:2181`;

/** One life of a member that was killed; times are milliseconds. */
interface Fall {
  readonly member: Member;
  readonly killedMs: number;
  readonly startedMs: number;
  readonly servesMs: number;
}

const kills = 20;

describe.each(zookeeperVersions)('ZooKeeper %s', (version) => {
  it(`${kills} kills in a row of leader and follower lose nothing, and the probes follow each`, async () => {
    const members = [0, 1, 2].map((ordinal) =>
      site.add(zkPod(site.site, ordinal, 3, { version, env: smallJvm })),
    );
    await startMembers(members);
    const writer = await startRecords(members.map(addressOf));
    watches = new Map(members.map((member) => [member, watchMember(member.pod, periodMs)]));
    const falls: Fall[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const modes = await untilLed(members);
      const victim = memberAt(members, modes.indexOf(kill % 2 === 0 ? 'leader' : 'follower'));
      falls.push(await killUnder(writer, victim));
    }
    for (const { stop } of watches.values()) await stop();
    await auditWriter(writer, members.map(addressOf), `${version}, ${kills} kills`);
    const falling = falls.map((fall) => delayOf(fall, false));
    const returning = falls.map((fall) => delayOf(fall, true));
    const [fallMs, returnMs] = [Math.max(...falling), Math.max(...returning)];
    print(`${version}: not ready ${fallMs} ms after a kill, ready ${returnMs} ms after the return`);
    expect(Math.max(fallMs, returnMs)).toBeLessThanOrEqual(2 * periodMs);
    expect(findWrong(members, falls)).toEqual([]);
  });
});

/**
 * Kills a member in the same turn of the event loop in which a write is seen to be under way, and
 * starts it again once readiness has told of it.
 */
async function killUnder(writer: Writer, member: Member): Promise<Fall> {
  const inFlight = { what: 'a write in flight', timeoutMs: 10_000, everyMs: 1 };
  await waitFor(inFlight, () => writer.countInFlight() > 0 || undefined);
  const killedMs = performance.now();
  await member.end('SIGKILL');
  await untilAnswered(member, killedMs, false);
  const startedMs = performance.now();
  member.start();
  await member.serving();
  const servesMs = performance.now();
  await untilAnswered(member, servesMs, true);
  // What is ready serves clients.
  await withZookeeper(addressOf(member), 5000, async (client) => nodeExists(client, '/records'));
  return { member, killedMs, startedMs, servesMs };
}

/** Waits for the first answer to a question of readiness that was asked after this time and is as expected. */
async function untilAnswered(member: Member, sinceMs: number, healthy: boolean): Promise<void> {
  const what = `${member.pod.name}: ${healthy ? 'ready' : 'not ready'}`;
  await waitFor({ what, timeoutMs: 10_000, everyMs: 20 }, () =>
    findAnswer(member, sinceMs, healthy) === undefined ? undefined : true,
  );
}

function findAnswer(member: Member, sinceMs: number, healthy: boolean): Answer | undefined {
  return watches
    .get(member)
    ?.answers()
    .find(
      (answer) =>
        answer.question === 'ready' && answer.askedMs >= sinceMs && answer.healthy === healthy,
    );
}

/** How long after the member fell, or served again, readiness said so. */
function delayOf({ member, killedMs, servesMs }: Fall, healthy: boolean): number {
  const sinceMs = healthy ? servesMs : killedMs;
  const answer = findAnswer(member, sinceMs, healthy);
  return Math.round((answer?.answeredMs ?? Infinity) - sinceMs);
}

/** Answers that were wrong: alive or ready while nothing ran, or not alive once the port was open. */
function findWrong(members: readonly Member[], falls: readonly Fall[]): readonly string[] {
  return members.flatMap((member) => {
    const own = falls.filter((fall) => fall.member === member);
    const isDown = (ms: number) =>
      own.some(({ killedMs, startedMs }) => ms > killedMs && ms < startedMs);
    const isComing = (ms: number) =>
      own.some(({ killedMs, servesMs }) => ms > killedMs && ms < servesMs);
    return (watches.get(member)?.answers() ?? [])
      .filter(({ question, askedMs, answeredMs, healthy }) =>
        healthy
          ? isDown(askedMs)
          : question === 'live' && !isComing(askedMs) && !isComing(answeredMs),
      )
      .map(({ question, reason }) => `${member.pod.name} ${question}: ${reason}`);
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
