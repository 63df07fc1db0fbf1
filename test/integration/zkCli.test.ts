import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFleet } from '../../local/fleet.ts';
import { runTool } from '../../local/runCommand.ts';
import { writeSite } from '../../local/runPod.ts';
import { zookeeperMember } from '../../local/serverKind.ts';
import { type LocalPod, type Site, zkPod } from '../../local/site.ts';
import { startFakeServer } from '../support/fakeServer.ts';
import { runZooKeeperMain } from '../support/runZooKeeperMain.ts';
import type { Said } from '../support/talkToZooKeeperMain.ts';
import { codeOf, commands, masked, oursOf, sayTheirs } from '../support/zkCliCommands.ts';

const site: Site = {
  folder: mkdtempSync(join(tmpdir(), 'zk-cli-')),
  root: resolve('.'),
  net: '127.0.48',
};
const fleet = createFleet(site);
const pods = [0, 1, 2].map((ordinal) => zkPod(site, ordinal, 3));
const [first, second, third] = pods as [LocalPod, LocalPod, LocalPod];

beforeAll(async () => {
  writeSite(site);
  await Promise.all(pods.map(async (pod) => fleet.add(zookeeperMember, pod).start()));
});

afterAll(async () => {
  await fleet.stopAll();
  rmSync(site.folder, { recursive: true, force: true });
});

async function cli(pod: LocalPod, ...args: readonly string[]) {
  return runTool(site, pod, ['zkCli', ...args]);
}

it('what is written through one member is read through every other', async () => {
  expect(await cli(first, 'create', '/hello', 'world')).toEqual({
    code: 0,
    stdout: '',
    stderr: 'Created /hello\n',
  });
  for (const pod of pods) {
    expect(await cli(pod, 'sync', '/hello')).toMatchObject({ code: 0, stdout: 'Sync is OK\n' });
    expect(await cli(pod, 'get', '/hello')).toEqual({ code: 0, stdout: 'world\n', stderr: '' });
  }
  expect(await cli(second, 'set', '/hello', 'wörld')).toEqual({ code: 0, stdout: '', stderr: '' });
  await cli(third, 'sync', '/');
  expect(await cli(third, 'get', '/hello')).toMatchObject({ stdout: 'wörld\n' });
});

describe('prints what ZooKeeperMain prints', () => {
  let theirs: readonly Said[];

  beforeAll(async () => {
    const place = { folder: join(site.folder, 'cli'), server: `${second.address}:2181` };
    theirs = await sayTheirs(place);
  });

  it.each(commands.map((line, index) => [line, index] as const))('%s', async (line, index) => {
    const { code, ...ours } = await cli(second, ...oursOf(line));
    const wanted = theirs[index];
    expect(masked(ours)).toEqual(wanted);
    expect(code).toBe(codeOf(wanted));
  });
});

it('ends as ZooKeeperMain does', async () => {
  const folder = join(site.folder, 'cli');
  for (const command of [
    ['get', '/none'],
    ['get', '/hello'],
  ] as const) {
    const theirs = await runZooKeeperMain(folder, `${second.address}:2181`, command);
    expect(await cli(second, ...command)).toMatchObject({ code: theirs.code });
  }
});

it('leaves no node of a session that is over', async () => {
  expect(await cli(first, 'create', '-e', '/here', 'x')).toMatchObject({ code: 0 });
  expect(await cli(first, 'get', '/here')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'Node does not exist: /here\n',
  });
});

it('takes a list of servers, by name, and a node for its root', async () => {
  await cli(first, 'create', '/root');
  const list = `${first.fqdn}:1,${second.fqdn}:2181/root`;
  const inRoot = async (...command: readonly string[]) => cli(first, '-server', list, ...command);
  expect(await inRoot('create', '/in', 'inside')).toMatchObject({ stderr: 'Created /in\n' });
  expect(await inRoot('get', '/in')).toEqual({ code: 0, stdout: 'inside\n', stderr: '' });
  expect(await inRoot('ls', '-R', '/')).toMatchObject({ stdout: '/\n/in\n' });
  expect(await inRoot('sync', '/')).toMatchObject({ stdout: 'Sync is OK\n' });
  expect(await inRoot('deleteall', '/in')).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('gives JSON to programs', async () => {
  await cli(first, 'create', '/json', 'text', 'world:anyone:cdrwa,ip:127.0.0.1:r');
  const { stdout } = await cli(first, '--json', 'get', '/json');
  expect(JSON.parse(stdout)).toEqual({
    path: '/json',
    data: 'text',
    stat: expect.objectContaining({
      czxid: expect.stringMatching(/^0x[0-9a-f]+$/),
      mtime: expect.any(Number),
      version: 0,
      ephemeralOwner: '0x0',
      dataLength: 4,
    }),
  });
  const parsed = async (...command: readonly string[]) =>
    JSON.parse((await cli(first, ...command, '--json')).stdout) as unknown;
  expect(await parsed('getAcl', '/json')).toMatchObject({
    acl: [
      { scheme: 'world', id: 'anyone', permissions: 'cdrwa' },
      { scheme: 'ip', id: '127.0.0.1', permissions: 'r' },
    ],
  });
  expect(await parsed('ls', '/json')).toMatchObject({ children: [], stat: { numChildren: 0 } });
  expect(await parsed('set', '-b', '/json', '/wA=')).toMatchObject({ stat: { version: 1 } });
  expect(await parsed('get', '/json')).toMatchObject({ data: '\ufffd\0', base64: '/wA=' });
  expect(await parsed('create', '-s', '/json/s-')).toEqual({ path: '/json/s-0000000000' });
  expect(await cli(first, 'get', '/none', '--json')).toEqual({
    code: 1,
    stdout: '',
    stderr: '{"error":"NONODE","path":"/none","message":"Node does not exist: /none"}\n',
  });
});

describe('has ZooKeeperMain do the rest', () => {
  it.each([
    [['version'], 0, /^ZooKeeper CLI version: 3\.9\.5-/, /^$/],
    [['create', '-c', '/container', 'x'], 0, /^$/, /^Created \/container\n$/],
    [['listquota', '/container'], 1, /^$/, /\nquota for \/container does not exist\.\n$/],
    [['setAcl', '-R', '/none', 'world:anyone:r'], 1, /^$/, /^Node does not exist: \/none\n$/],
  ] as const)('%j', async (command, code, stdout, stderr) => {
    const answer = await cli(first, ...command);
    expect(answer.stdout).toMatch(stdout);
    expect(answer.stderr).toMatch(stderr);
    expect(answer.code).toBe(code);
  });

  it('where a server serves', async () => {
    expect(await cli(first, '-server', '127.0.48.98', 'whoami')).toEqual({
      code: 69,
      stdout: '',
      stderr: 'zkCli: 127.0.48.98:2181: connection refused\n',
    });
  });

  it('says what is missing where it cannot', async () => {
    const answer = await runTool(site, first, ['zkCli', 'whoami'], { ZK_LIB_DIR: '/none' });
    expect(answer).toMatchObject({ code: 127, stdout: '' });
    expect(answer.stderr).toMatch(/^zkCli: \/none: no jar of ZooKeeper there, .*\(ZK_LIB_DIR/);
  });

  it('says what the system has against java', async () => {
    const home = join(site.folder, 'jdk');
    const java = join(home, 'bin/java');
    mkdirSync(join(home, 'bin'), { recursive: true });
    writeFileSync(java, '#!/none\n', { mode: 0o755 });
    // more than one argument may have
    const tooLong = { POD_HOSTS_FILE: `/${'x'.repeat(131_052)}` };
    for (const [env, code, why] of [
      [{}, 127, 'ENOENT'],
      [tooLong, 126, 'E2BIG'],
    ] as const) {
      const args = ['zkCli', '-client-configuration', '/dev/null', 'whoami'] as const;
      expect(await runTool(site, first, args, { ...env, JAVA_HOME: home })).toEqual({
        code,
        stdout: '',
        stderr: `zkCli: ${java}: could not be run: ${why}\n`,
      });
    }
  });
});

it.each([
  [['frobnicate'], 64, /^zkCli: "frobnicate": unknown command \(see zkCli --help\)\n$/],
  [['gett', '/'], 64, /^zkCli: "gett": unknown command \(did you mean get\?\)\n$/],
  [['get'], 64, /^zkCli: get: too few operands \(get \[-s\] \[-b\] path\)\n$/],
  [['get', '-w', '/'], 64, /^zkCli: get: watches are not for this tool/],
  [['-timeout', 'x', 'get', '/'], 64, /^zkCli: -timeout: expected a whole number/],
  [['-server', ':', 'get', '/'], 64, /^zkCli: -server: expected host:port, got ":"\n$/],
  [
    ['-server', '127.0.48.98', 'get', '/'],
    69,
    /^zkCli: 127\.0\.48\.98:2181: connection refused\n$/,
  ],
  [
    ['-server', 'no-such.invalid', 'get', '/'],
    69,
    /^zkCli: no-such\.invalid: this name has no address\n$/,
  ],
])('%j exits %d', async (args, code, stderr) => {
  const answer = await cli(first, ...args);
  expect(answer).toMatchObject({ code, stdout: '' });
  expect(answer.stderr).toMatch(stderr);
});

it('gives up in time on a server that never answers', async () => {
  const fake = await startFakeServer('127.0.48.99', () => undefined);
  try {
    const server = `127.0.48.99:${fake.port}`;
    const start = performance.now();
    expect(await cli(first, '-timeout', '1000', '-server', server, 'get', '/')).toEqual({
      code: 69,
      stdout: '',
      stderr: `zkCli: no session within 1000 ms: ${server}: no answer within 500 ms (the server hangs or loads its tree, or the port takes TLS alone)\n`,
    });
    expect(performance.now() - start).toBeLessThan(5000);
  } finally {
    fake.close();
  }
});
