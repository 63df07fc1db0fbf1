import { afterAll, beforeAll, expect, it } from 'vitest';
import { zkPod } from '../../local/site.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  create,
  type Member,
  memberAt,
  openTestSite,
  startMembers,
  untilLed,
} from '../support/testSite.ts';

const site = openTestSite('127.0.92');
let members: readonly Member[];
beforeAll(async () => {
  members = [0, 1, 2].map((ordinal) => site.add(zkPod(site.site, ordinal, 3, { env: smallJvm })));
  await startMembers(members);
});
afterAll(async () => site.close());

const overview = async (...args: readonly string[]) =>
  memberAt(members, 0).run('zkMetrics', '--ensemble', ...args);
const fqdn = (ordinal: number) => `zk-${ordinal}.zk-hs.default.svc.cluster.local`;

const row = (ordinal: number) =>
  expect.stringMatching(
    new RegExp(
      String.raw`^zk-${ordinal} +(leader|follower) +yes +1 +0x1\d+ +\d +[\d.]+ / \d+ ms +\d+ / 60 +6 +\d+ / [\d ]+\d +[\d.]+ / \d+ ms +3\.9\.5$`,
    ),
  );

// In this order: each step finds the ensemble as the one before it left it.
it('finds nothing wrong before the first change, and shows that nobody lags behind the leader', async () => {
  const { code, stdout, stderr } = await overview();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^zk-\d +leader +yes +1 +0x100000000 +0 /m);
  expect(stdout).toContain('3 of 3 members serve: quorum holds, also with any one of them lost\n');
});

it('shows a row each, what they say of themselves', async () => {
  await create(memberAt(members, 0), '/hello', 'world');
  const { code, stdout } = await overview();
  expect(code).toBe(0);
  const [head, ...lines] = stdout.trimEnd().split('\n');
  expect(head).toMatch(/^MEMBER +MODE +SERVING +EPOCH +ZXID +LAG +LATENCY avg\/max +CONNS /);
  expect(lines.slice(0, 3)).toEqual([row(0), row(1), row(2)]);
  expect(lines).toHaveLength(4);
});

it('names the member with another server list', async () => {
  await memberAt(members, 2).end();
  // With a fourth voter it would not even join: the votes of two are no majority of four.
  await memberAt(members, 2).configure({ ZK_EXTRA_SERVERS: `9=${fqdn(8)}:2888:3888:observer` });
  memberAt(members, 2).start();
  await untilLed(members);
  const { code, stdout } = await overview();
  expect(code).toBe(1);
  expect(stdout.split('\n').slice(4)).toEqual([
    '3 of 3 members serve: quorum holds, also with any one of them lost',
    `zk-2: another server list than zk-0, zk-1: with server.9=${fqdn(8)}:2888:3888:observer`,
    '',
  ]);
});

it('names the member that is away, and how far it is to the end', async () => {
  await memberAt(members, 2).end('SIGKILL');
  await untilLed(members.slice(0, 2));
  const { code, stdout } = await overview();
  expect(code).toBe(1);
  expect(stdout.split('\n').slice(3)).toEqual([
    expect.stringMatching(/^zk-2 +– +no( +–)+$/),
    '2 of 3 members serve: quorum holds, one more loss stops it',
    `zk-2: connection refused (${fqdn(2)}:2181)`,
    '',
  ]);
  const json = await overview('--format', 'json');
  expect(json.code).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject({
    healthy: false,
    quorum: true,
    members: [{ serving: true }, { serving: true }, { serving: false, mode: null }],
  });
});

it('tells a member that runs without a quorum from one that is away', async () => {
  await memberAt(members, 1).end('SIGKILL');
  const { code, stdout } = await overview();
  expect(code).toBe(1);
  expect(stdout).toContain('\n0 of 3 members serve: no quorum\n');
  expect(stdout).toContain('\nzk-0: not serving: the member runs, and looks for a leader');
  expect(stdout).toContain(`\nzk-1: connection refused (${fqdn(1)}:2181)\n`);
});

it.each(['raw', 'prometheus'])('refuses %s, which is of one member', async (format) => {
  const { code, stdout, stderr } = await overview('--format', format);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toContain(`expected table or json of an ensemble, got "${format}"`);
});

it('refuses the place of one member', async () => {
  const { code, stdout, stderr } = await overview('--host', '127.0.0.1', '--port', '2181');
  const why = 'each member is asked at its own address and port, which zoo.cfg lists';
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toBe(
    ['host', 'port']
      .map((flag) => `zkMetrics: --${flag}: cannot go with --ensemble (${why})\n`)
      .join(''),
  );
});

it('says what it needs where nobody tells who the members are', async () => {
  const { code, stderr } = await overview('--conf-dir', '/nowhere');
  expect(code).toBe(78);
  expect(stderr).toBe('zkMetrics: /nowhere/zoo.cfg: not found (run zkGenConfig)\n');
});
