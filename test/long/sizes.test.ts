import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import {
  create,
  memberAt,
  openTestSite,
  servingAll,
  startMembers,
  type TestSite,
  untilLed,
  untilRead,
  untilSilent,
} from '../support/testSite.ts';
import { smallJvm } from '../support/smallJvm.ts';

let site: TestSite;
beforeEach(() => {
  site = openTestSite('127.0.112');
});
afterEach(async () => site.close());

const membersOf = (size: number) =>
  Array.from({ length: size }, (_, ordinal) =>
    site.add(zkPod(site.site, ordinal, size, { env: smallJvm })),
  );

/** A leader, and followers for the rest. */
const quorumOf = (size: number) => [
  ...Array.from({ length: size - 1 }, () => 'follower'),
  'leader',
];

describe('an ensemble of generated configuration', () => {
  it('of one stands alone, and has after a restart what it was told', async () => {
    const only = memberAt(membersOf(1), 0);
    expect(await startMembers([only])).toEqual(['standalone']);
    await create(only, '/hello', 'world');
    expect(await only.end()).toBe(143);
    expect(await startMembers([only])).toEqual(['standalone']);
    await untilRead([only], '/hello', 'world');
  });

  it('of two serves as long as both are there', async () => {
    const members = membersOf(2);
    const [first, second] = [memberAt(members, 0), memberAt(members, 1)];
    expect((await startMembers(members)).toSorted()).toEqual(quorumOf(2));
    await create(first, '/hello', 'world');
    await untilRead(members, '/hello', 'world');
    await second.end('SIGKILL');
    await untilSilent([first]);
    second.start();
    expect((await servingAll(members)).toSorted()).toEqual(quorumOf(2));
    await untilRead(members, '/hello', 'world');
  });

  it.each([
    [3, 1],
    [4, 1],
    [5, 2],
    [7, 3],
  ])('of %i serves without %i, its leader among them', async (size, lost) => {
    const members = membersOf(size);
    const modes = await startMembers(members);
    expect(modes.toSorted()).toEqual(quorumOf(size));
    await create(memberAt(members, 0), '/hello', 'world');
    await untilRead(members, '/hello', 'world');

    const leaderFirst = members.toSorted(
      (a, b) => rank(modes[members.indexOf(a)]) - rank(modes[members.indexOf(b)]),
    );
    const gone = leaderFirst.slice(0, lost);
    const rest = leaderFirst.slice(lost);
    await Promise.all(gone.map(async (member) => member.end('SIGKILL')));
    expect((await untilLed(rest)).toSorted()).toEqual(quorumOf(size - lost));
    await create(memberAt(rest, 0), '/later', 'still here');
    for (const member of gone) member.start();
    await servingAll(gone);
    await untilRead(members, '/later', 'still here');
    await untilRead(gone, '/hello', 'world');
  });
});

const rank = (mode: string | undefined) => (mode === 'leader' ? 0 : 1);
