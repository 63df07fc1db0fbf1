import { writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstSet, memberFqdn, secondSet } from '../../local/memberSet.ts';
import { zkPod } from '../../local/site.ts';
import { listeningPorts } from '../support/listeningPorts.ts';
import { findSilentProperties } from '../support/silentProperties.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  create,
  memberAt,
  openTestSite,
  startMembers,
  type TestSite,
  untilLed,
  untilRead,
  untilSilent,
} from '../support/testSite.ts';

const net = '127.0.114';

let site: TestSite;
beforeEach(() => {
  site = openTestSite(net);
});
afterEach(async () => site.close());

type Env = Readonly<Record<string, string>>;

/** What the five members of two StatefulSets are told, beside their number and the offset of their ids. */
interface Told {
  readonly first: Env;
  readonly second: Env;
}

const linesOf = (set: typeof firstSet, offset: number, count: number) =>
  Array.from(
    { length: count },
    (_, ordinal) => `${ordinal + offset}=${memberFqdn(set, ordinal)}:2888:3888`,
  );
const ofFirst = linesOf(firstSet, 1, 3);
const ofSecond = linesOf(secondSet, 4, 2);

/** A mounted file like zoo.cfg. */
const mount = (lines: readonly string[]): string => {
  const path = join(site.site.folder, 'mounted.cfg');
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
};

describe('two StatefulSets in one ensemble', () => {
  it.each<[string, () => Told]>([
    [
      'ZK_EXTRA_SERVERS',
      () => ({
        first: { ZK_EXTRA_SERVERS: ofSecond.join(',') },
        second: { ZK_EXTRA_SERVERS: ofFirst.join(',') },
      }),
    ],
    [
      'ZK_SERVERS',
      () => {
        const env = { ZK_SERVERS: [...ofFirst, ...ofSecond].join(',') };
        return { first: env, second: env };
      },
    ],
    [
      'the lines of a mounted file',
      () => {
        const lines = [...ofFirst, ...ofSecond].map((line) => `server.${line}`);
        const env = { ZK_CONFIG_FILE: mount(lines) };
        return { first: env, second: env };
      },
    ],
  ])('by %s', async (_, tell) => {
    const { first, second } = tell();
    const members = [
      ...[0, 1, 2].map((ordinal) =>
        zkPod(site.site, ordinal, 3, { env: { ...smallJvm, ...first } }),
      ),
      ...[0, 1].map((ordinal) =>
        zkPod(site.site, ordinal, 2, {
          set: secondSet,
          env: { ...smallJvm, ZK_ID_OFFSET: '4', ...second },
        }),
      ),
    ].map((pod) => site.add(pod));
    const modes = await startMembers(members);
    expect(modes.toSorted()).toEqual(['follower', 'follower', 'follower', 'follower', 'leader']);
    await create(memberAt(members, 0), '/hello', 'world');
    await untilRead(members, '/hello', 'world');
    // three of five are left, one of them of the other set
    await Promise.all(members.slice(0, 2).map(async (member) => member.end('SIGKILL')));
    const left = members.slice(2);
    await untilLed(left);
    await create(memberAt(left, 1), '/later', 'still here');
    await untilRead(left, '/later', 'still here');
  });
});

describe('hierarchical quorum', () => {
  const groups = ['group.1=1:2', 'group.2=3:4', 'group.3=5', 'weight.5=1'];

  it.each(['3.4.14', '3.9.5'])('ZooKeeper %s counts groups, not members', async (version) => {
    const env = { ...smallJvm, ZK_CONFIG_FILE: mount(groups) };
    const members = [0, 1, 2, 3, 4].map((ordinal) =>
      site.add(zkPod(site.site, ordinal, 5, { version, env })),
    );
    const modes = await startMembers(members);
    expect(modes.toSorted()).toEqual(['follower', 'follower', 'follower', 'follower', 'leader']);
    await create(memberAt(members, 0), '/hello', 'world');
    await untilRead(members, '/hello', 'world');
    expect(await findSilentProperties(memberAt(members, 0).pid(), version)).toEqual([]);

    // three of five members are left, and of two groups out of three no majority
    await Promise.all([0, 2].map(async (index) => memberAt(members, index).end('SIGKILL')));
    await untilSilent([1, 3, 4].map((index) => memberAt(members, index)));
  });
});

const hasIpv6 = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .some(({ address }) => address === '::1');

describe.skipIf(!hasIpv6).each(['3.4.14', '3.9.5'])('ZooKeeper %s', (version) => {
  it('members find each other by IPv6 addresses, and serve at them', async () => {
    const list = [1, 2, 3].map((id) => `${id}=[::1]:2711${id}:3711${id}`).join(',');
    const members = [0, 1, 2].map((ordinal) =>
      site.add(
        zkPod(site.site, ordinal, 3, {
          version,
          env: {
            ...smallJvm,
            ZK_SERVERS: list,
            ZK_CLIENT_PORT: `1711${ordinal + 1}`,
            ZK_CLIENT_PORT_ADDRESS: '::1',
          },
        }),
      ),
    );
    const modes = await startMembers(members);
    expect(modes.toSorted()).toEqual(['follower', 'follower', 'leader']);
    await create(memberAt(members, 0), '/hello', 'world');
    await untilRead(members, '/hello', 'world');
  });
});

describe('several addresses a member', () => {
  const list = [1, 2, 3]
    .map((id) => `${id}=${net}.${id}:2888:3888|${net}.${id + 10}:2889:3889`)
    .join(',');

  it.each(['3.6.4', '3.9.5'])('ZooKeeper %s listens at all of them', async (version) => {
    const env = { ...smallJvm, ZK_SERVERS: list };
    const members = [0, 1, 2].map((ordinal) =>
      site.add(zkPod(site.site, ordinal, 3, { version, env })),
    );
    const modes = await startMembers(members);
    expect(modes.toSorted()).toEqual(['follower', 'follower', 'leader']);
    await create(memberAt(members, 0), '/hello', 'world');
    await untilRead(members, '/hello', 'world');
    expect(listeningPorts(memberAt(members, modes.indexOf('leader')).pid())).toEqual([
      2181, 2888, 2889, 3888, 3889,
    ]);
  });
});
