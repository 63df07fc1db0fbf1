import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { readPairs } from '../support/replies.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  create,
  type Member,
  memberAt,
  openTestSite,
  servingAll,
  startMembers,
  type TestSite,
  untilRead,
  untilSilent,
} from '../support/testSite.ts';

let site: TestSite;
beforeEach(() => {
  site = openTestSite('127.0.113');
});
afterEach(async () => site.close());

interface Options {
  readonly version?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Members of which the last are observers. */
const membersOf = (replicas: number, observers: number, options: Options = {}) =>
  Array.from({ length: replicas }, (_, ordinal) =>
    site.add(
      zkPod(site.site, ordinal, replicas, {
        ...options,
        env: {
          ...smallJvm,
          ZK_OBSERVERS: String(observers),
          ZK_4LW_WHITELIST: 'conf',
          ...options.env,
        },
      }),
    ),
  );

const isServing = async (member: Member) => (await member.mode()) !== undefined;

describe.each(['3.4.14', '3.9.5'])('ZooKeeper %s', (version) => {
  it('two observers of five serve, and are no part of the quorum', async () => {
    const members = membersOf(5, 2, { version });
    const voters = members.slice(0, 3);
    const observers = members.slice(3);
    const modes = await startMembers(members);
    expect(modes.slice(0, 3).toSorted()).toEqual(['follower', 'follower', 'leader']);
    expect(modes.slice(3)).toEqual(['observer', 'observer']);
    const [one, other] = [memberAt(observers, 0), memberAt(observers, 1)];
    await create(one, '/hello', 'world');
    await untilRead(members, '/hello', 'world');
    expect(readPairs(await one.ask('conf'))).toMatchObject({ peerType: '1' });

    // without both observers and one voter, two of three voters are left
    const leader = memberAt(voters, modes.indexOf('leader'));
    const followers = voters.filter((member) => member !== leader);
    const [lost, kept] = [memberAt(followers, 0), memberAt(followers, 1)];
    await Promise.all([one, other, lost].map(async (member) => member.end('SIGKILL')));
    expect(await Promise.all([leader, kept].map(isServing))).toEqual([true, true]);
    await create(kept, '/without', 'observers');

    // with both of them and one voter, one of three is
    one.start();
    other.start();
    await servingAll(observers);
    await kept.end('SIGKILL');
    await untilSilent([leader, ...observers]);
  });
});

it('a single voter leads its observers', async () => {
  const members = membersOf(3, 2);
  expect(await startMembers(members)).toEqual(['leader', 'observer', 'observer']);
  const voter = memberAt(members, 0);
  await create(memberAt(members, 1), '/hello', 'world');
  await untilRead(members, '/hello', 'world');
  await Promise.all(members.slice(1).map(async (member) => member.end('SIGKILL')));
  expect(await voter.mode()).toBe('leader');
  await create(voter, '/alone', 'still here');
});

describe.each(['3.6.4', '3.9.5'])('ZooKeeper %s', (version) => {
  it('an observer follows a follower, and moves to another one when that is lost', async () => {
    const env = { ZK_CFG_observerMasterPort: '2191' };
    const members = membersOf(4, 1, { version, env });
    const modes = await startMembers(members);
    const voters = members.slice(0, 3);
    const observer = memberAt(members, 3);
    expect(modes[3]).toBe('observer');
    const followed = () => {
      const ids = [...observer.readLog().matchAll(/Observing new leader sid=(\d+)/g)];
      return { times: ids.length, member: memberAt(members, Number(ids.at(-1)?.[1]) - 1) };
    };
    const first = followed();
    expect(await first.member.mode()).toBe('follower');
    await create(memberAt(voters, 0), '/hello', 'world');
    await untilRead([observer], '/hello', 'world');

    await first.member.end('SIGKILL');
    await waitFor({ what: 'another master', timeoutMs: 30_000 }, () =>
      followed().times > first.times && followed().member !== first.member ? true : undefined,
    );
    expect(await observer.serving()).toBe('observer');
    const left = voters.filter((member) => member !== first.member);
    await create(memberAt(left, 0), '/later', 'still here');
    await untilRead([observer], '/later', 'still here');
  });
});
