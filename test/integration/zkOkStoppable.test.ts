import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondSet } from '../../local/memberSet.ts';
import { zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  type Member,
  memberAt,
  openTestSite,
  startMembers,
  type TestSite,
  untilLed,
} from '../support/testSite.ts';

let site: TestSite;
beforeAll(() => {
  site = openTestSite('127.0.118');
});
afterAll(async () => site.close());

const yes = { code: 0, stdout: '', stderr: '' };
const no = (reason: string) => ({ code: 1, stdout: '', stderr: `zkOk: ${reason}\n` });

describe('three voters and an observer', () => {
  let members: readonly Member[];
  const first = () => memberAt(members, 0);
  const third = () => memberAt(members, 2);
  const observer = () => memberAt(members, 3);

  beforeAll(async () => {
    const env = { ...smallJvm, ZK_OBSERVERS: '1' };
    members = [0, 1, 2, 3].map((ordinal) => site.add(zkPod(site.site, ordinal, 4, { env })));
    await startMembers(members);
  });

  it('each may stop while all serve', async () => {
    for (const member of members) expect(await member.run('zkOk', 'stoppable')).toEqual(yes);
  });

  it('says in JSON whom it asked', async () => {
    const { code, stdout, stderr } = await first().run('zkOk', 'stoppable', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    expect(report).toMatchObject({
      tool: 'zkOk',
      probe: 'stoppable',
      healthy: true,
      exitCode: 0,
      reason: null,
      host: null,
      server: null,
      members: [2, 3].map((myid) => ({
        myid,
        name: `zk-${myid - 1}`,
        host: memberAt(members, myid - 1).pod.fqdn,
        port: 2181,
        tls: false,
        serving: true,
        reason: null,
        server: { mode: expect.stringMatching(/^(leader|follower)$/), version: '3.9.5' },
      })),
    });
  });

  it('none of the voters may while one is down, and the observer may', async () => {
    expect(await third().end('SIGKILL')).toBe(137);
    await untilLed(members.slice(0, 2));
    const reason =
      'stopping this member would leave 1 of 3 voters, and a quorum is 2 (zk-2: connection refused)';
    expect(await first().run('zkOk', 'stoppable')).toEqual(no(reason));
    expect(await memberAt(members, 1).run('zkOk', 'stoppable')).toEqual(no(reason));
    // the one that is down is not needed
    expect(await third().run('zkOk', 'stoppable')).toEqual(yes);
    await observer().serving();
    expect(await observer().run('zkOk', 'stoppable')).toEqual(yes);
  });

  it('waits as long as it is told to, and no longer', async () => {
    const start = performance.now();
    const answer = await first().run('zkOk', 'stoppable', '--wait=3s');
    const tookMs = performance.now() - start;
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(tookMs).toBeGreaterThan(1900);
    expect(tookMs).toBeLessThan(6000);
  });

  it('says yes as soon as the member is back', async () => {
    let answer: unknown;
    const asked = (async () => {
      answer = await first().run('zkOk', 'stoppable', '--wait=120s');
    })();
    third().start();
    await third().serving();
    await waitFor({ what: 'yes', timeoutMs: 10_000 }, () => answer !== undefined || undefined);
    await asked;
    expect(answer).toEqual(yes);
  });

  it('the probes say in JSON what the server is', async () => {
    const { code, stdout, stderr } = await first().run('zkOk', 'ready', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      tool: 'zkOk',
      probe: 'ready',
      healthy: true,
      exitCode: 0,
      reason: null,
      warning: null,
      host: first().pod.address,
      port: 2181,
      tls: false,
      durationMs: expect.any(Number),
      server: {
        mode: expect.stringMatching(/^(leader|follower)$/),
        version: '3.9.5',
        zxid: expect.stringMatching(/^0x[0-9a-f]+$/),
        latencyMs: {
          min: expect.any(Number),
          avg: expect.any(Number),
          max: expect.any(Number),
        },
        connections: expect.any(Number),
        outstanding: expect.any(Number),
        nodeCount: expect.any(Number),
      },
      members: null,
    });
    expect(await first().run('zkOk', 'startup')).toEqual(yes);
  });
});

async function configured(replicas: number): Promise<Member> {
  const member = site.add(zkPod(site.site, 0, replicas, { set: secondSet, env: smallJvm }));
  await member.configure();
  return member;
}

describe('what no other member can change is said at once, without a server', () => {
  it('one that stands alone', async () => {
    const one = await configured(1);
    expect(await one.run('zkOk', 'stoppable', '--wait=60s')).toEqual(
      no('this server stands alone: stopping it stops the service until it is back'),
    );
  });

  it('one of two', async () => {
    const one = await configured(2);
    expect(await one.run('zkOk', 'stoppable', '--wait=60s')).toEqual(
      no(
        'no quorum of 2 voters does without this member: stopping it stops the service until it is back',
      ),
    );
  });
});
