import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFleet } from '../../local/fleet.ts';
import { runTool } from '../../local/runCommand.ts';
import { podEnvironment, toolPath, writeSite } from '../../local/runPod.ts';
import { zookeeperMember } from '../../local/serverKind.ts';
import { type LocalPod, type Site, zkPod } from '../../local/site.ts';
import { startFakeServer } from '../support/fakeServer.ts';
import { runZooKeeperMain } from '../support/runZooKeeperMain.ts';

const site: Site = {
  folder: mkdtempSync(join(tmpdir(), 'zk-clients-')),
  root: resolve('.'),
  net: '127.0.34',
};
const fleet = createFleet(site);
const pods = [0, 1, 2].map((ordinal) => zkPod(site, ordinal, 3));
let leader: LocalPod;
let follower: LocalPod;

beforeAll(async () => {
  writeSite(site);
  await Promise.all(pods.map(async (pod) => fleet.add(zookeeperMember, pod).start()));
  const modes = await Promise.all(
    pods.map(async (pod) => (await run(pod, 'zkStart', 'status')).stdout),
  );
  leader = podAt(modes.indexOf('Mode: leader\n'));
  follower = podAt(modes.indexOf('Mode: follower\n'));
});

afterAll(async () => {
  await fleet.stopAll();
  rmSync(site.folder, { recursive: true, force: true });
});

function podAt(ordinal: number): LocalPod {
  const pod = pods[ordinal];
  if (pod === undefined) throw new Error(`no member ${ordinal}`);
  return pod;
}

async function run(pod: LocalPod, tool: string, ...args: readonly string[]) {
  return runTool(site, pod, [tool, ...args]);
}

/** The keys of mntr, in its order. */
function keysOf(raw: string): (string | undefined)[] {
  return raw
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0]);
}

describe('zkMetrics', () => {
  it('gives mntr as it is where nobody looks on', async () => {
    const { code, stdout, stderr } = await run(leader, 'zkMetrics');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^zk_version\t3\.9\.5-/);
    expect(stdout).toContain('\nzk_server_state\tleader\n');
    expect(stdout).toMatch(/\nzk_synced_followers\t2\n/);
    expect(stdout.endsWith('\n')).toBe(true);
    const raw = await run(leader, 'zkMetrics', '--format', 'raw');
    expect(keysOf(raw.stdout)).toEqual(keysOf(stdout));
  });

  it('gives numbers by name as JSON, the same names as mntr', async () => {
    const { stdout } = await run(follower, 'zkMetrics', '--format=json');
    const figures = JSON.parse(stdout) as Record<string, unknown>;
    expect(figures).toMatchObject({
      zk_server_state: 'follower',
      zk_peer_state: 'following - broadcast',
      zk_max_file_descriptor_count: expect.any(Number),
      zk_avg_latency: expect.any(Number),
    });
    const raw = await run(follower, 'zkMetrics', '--format=raw');
    expect(Object.keys(figures)).toEqual(keysOf(raw.stdout));
  });

  it('shows the leader with its followers, and nothing to worry about', async () => {
    const { code, stdout } = await run(leader, 'zkMetrics', '--format', 'table');
    expect(code).toBe(0);
    const [where, , title, mode, phase, followers] = stdout.split('\n').map((line) => line.trim());
    expect(where).toBe(`${leader.address}:2181`);
    expect(title).toBe('Role and state');
    expect(mode).toMatch(/^mode +leader$/);
    expect(phase).toMatch(/^phase +leading - broadcast$/);
    expect(followers).toMatch(/^followers in sync +2 of 2$/);
    expect(stdout).not.toContain('<-');
  });

  it('shows a table on a terminal', async () => {
    // script(1) runs a command on a terminal of its own.
    const { stdout } = await execa('script', ['-qec', toolPath(site, 'zkMetrics'), '/dev/null'], {
      env: podEnvironment(follower),
      extendEnv: false,
      stdin: 'ignore',
    });
    expect(stdout).toMatch(/Role and state\r?\n +mode +follower\r?\n/);
  });

  it('ends quietly where its reader has enough', async () => {
    const command = `${toolPath(site, 'zkMetrics')} --format raw | head -n 1`;
    const { stdout, stderr } = await execa('sh', ['-c', command], {
      env: podEnvironment(follower),
      extendEnv: false,
    });
    expect({ stderr, lines: stdout.split('\n').length }).toEqual({ stderr: '', lines: 1 });
  });

  it('exits 69 without an answer, and 1 with one that has no figures', async () => {
    expect(await run(leader, 'zkMetrics', '--port', '1')).toEqual({
      code: 69,
      stdout: '',
      stderr: `zkMetrics: ${leader.address}:1: connection refused\n`,
    });
    const refusal = 'mntr is not executed because it is not in the whitelist.\n';
    const fake = await startFakeServer('127.0.34.99', (socket) => socket.end(refusal));
    try {
      const port = String(fake.port);
      const answer = await run(leader, 'zkMetrics', '--host', '127.0.34.99', '--port', port);
      expect(answer).toMatchObject({ code: 1, stdout: '' });
      expect(answer.stderr).toMatch(/ZK_4LW_WHITELIST, which is 4lw\.commands\.whitelist/);
      expect(answer.stderr.split('\n')).toHaveLength(2);
    } finally {
      fake.close();
    }
    expect(await run(leader, 'zkMetrics', '--format', 'xml')).toMatchObject({
      code: 64,
      stderr: 'zkMetrics: --format: expected one of raw, table, json, prometheus, got "xml"\n',
    });
  });
});

async function cli(pod: LocalPod, ...args: readonly string[]) {
  return run(pod, 'zkCli', ...args);
}

/** What ZooKeeper's own client prints. */
async function theirs(...command: readonly string[]) {
  return runZooKeeperMain(join(site.folder, 'cli'), `${follower.address}:2181`, command);
}

/** What ours prints, without its name before an error. */
async function ours(...command: readonly string[]) {
  const { code, stdout, stderr } = await cli(follower, ...command);
  return { code, text: `${stdout}${stderr.replace(/^zkCli: /, '')}` };
}

/** What is the same wherever a command was done, and whenever. */
function masked(place: string, text: string): string {
  return text
    .replaceAll(place, 'PLACE')
    .replaceAll(/\d{10}$/gm, 'SEQUENCE')
    .replaceAll(/Zxid = 0x[0-9a-f]+/g, 'Zxid = 0xN')
    .replaceAll(/time = \w{3} \w{3} \d\d [\d:]{8} (\w+) \d{4}/g, 'time = DATE $1');
}

describe('zkCli', () => {
  it('what is written through one member is read through every other', async () => {
    expect(await cli(podAt(0), 'create', '/hello', 'world')).toEqual({
      code: 0,
      stdout: 'Created /hello\n',
      stderr: '',
    });
    for (const pod of pods) {
      expect(await cli(pod, 'get', '/hello')).toEqual({ code: 0, stdout: 'world\n', stderr: '' });
    }
    expect(await cli(podAt(1), 'set', '/hello', 'wörld')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(await cli(podAt(2), 'get', '/hello')).toMatchObject({ stdout: 'wörld\n' });
  });

  describe('prints what ZooKeeperMain prints', () => {
    beforeAll(async () => {
      for (const [path, ...text] of [
        ['/a', 'x'],
        ['/a/c', 'two words'],
        ['/a/b'],
        ['/a/b/d', ''],
      ]) {
        await cli(leader, 'create', path ?? '', ...text);
      }
    });

    it.each([
      [['get', '/a/c']],
      [['get', '/a/b']],
      [['get', '-s', '/a']],
      [['ls', '/a']],
      [['ls', '-s', '/a']],
      [['ls', '-R', '/']],
      [['stat', '/a']],
      [['get', '/none']],
      [['ls', '/none']],
      [['stat', '/none']],
      [['set', '-v', '7', '/a', 'x']],
      [['delete', '/a']],
      [['delete', '-v', '7', '/a/c']],
      [['create', '/a', 'x']],
      [['create', '/none/b', 'x']],
    ])('%j', async (command) => {
      expect(await ours(...command)).toEqual(await theirs(...command));
    });

    it.each([
      [['create', '/PLACE', 'x']],
      [['create', '-s', '/a/PLACE', 'x']],
      [['create', '-e', '/a/PLACE-e', 'x']],
      [['set', '-s', '/PLACE', 'y']],
      [['delete', '/PLACE']],
    ])('%j, each in a place of its own', async (command) => {
      const at = (place: string) => command.map((word) => word.replace('PLACE', place));
      const mine = await ours(...at('mine'));
      const other = await theirs(...at('other'));
      expect({ ...mine, text: masked('mine', mine.text) }).toEqual({
        ...other,
        text: masked('other', other.text),
      });
    });
  });

  it('leaves no node of a session that is over', async () => {
    expect(await cli(leader, 'create', '-e', '/here', 'x')).toMatchObject({ code: 0 });
    expect(await cli(leader, 'get', '/here')).toMatchObject({
      code: 1,
      stderr: 'zkCli: Node does not exist: /here\n',
    });
  });

  it('takes a list of servers, by name, and a node for its root', async () => {
    await cli(leader, 'create', '/root');
    await cli(leader, 'create', '/root/in', 'inside');
    const list = `${podAt(0).fqdn}:1,${podAt(1).fqdn}:2181/root`;
    expect(await cli(leader, '-server', list, 'get', '/in')).toEqual({
      code: 0,
      stdout: 'inside\n',
      stderr: '',
    });
  });

  it.each([
    [['frobnicate'], 64, /^zkCli: expected one of create, get, .*"frobnicate"\n$/],
    [['get'], 64, /^zkCli: get: too few operands \(get \[-s\] path\)\n$/],
    [['-timeout', 'x', 'get', '/'], 64, /^zkCli: -timeout: expected a whole number/],
    [['-server', ':', 'get', '/'], 64, /^zkCli: -server: expected host:port, got ":"\n$/],
    [
      ['-server', '127.0.34.98', 'get', '/'],
      69,
      /^zkCli: 127\.0\.34\.98:2181: connection refused\n$/,
    ],
    [
      ['-server', 'no-such.invalid', 'get', '/'],
      69,
      /^zkCli: no-such\.invalid: this name has no address\n$/,
    ],
  ])('%j exits %d', async (args, code, stderr) => {
    const answer = await cli(leader, ...args);
    expect(answer).toMatchObject({ code, stdout: '' });
    expect(answer.stderr).toMatch(stderr);
  });

  it('gives up in time on a server that never answers', async () => {
    const fake = await startFakeServer('127.0.34.99', () => undefined);
    try {
      const server = `127.0.34.99:${fake.port}`;
      const start = performance.now();
      expect(await cli(leader, '-timeout', '1000', '-server', server, 'get', '/')).toEqual({
        code: 69,
        stdout: '',
        stderr: `zkCli: no session within 1000 ms: ${server}: no answer within 500 ms (the server hangs or loads its tree, or the port takes TLS alone)\n`,
      });
      expect(performance.now() - start).toBeLessThan(5000);
    } finally {
      fake.close();
    }
  });
});

// The last one: it takes the quorum away.
it('a member without quorum: no figures, no session, said why', async () => {
  for (const { pod, kill } of fleet.servers()) if (pod !== follower) kill();
  const notServing = 'not serving: the member runs but has no quorum (looking, or syncing)\n';
  await expect
    .poll(async () => run(follower, 'zkMetrics'), { timeout: 30_000, interval: 300 })
    .toEqual({
      code: 1,
      stdout: '',
      stderr: `zkMetrics: ${follower.address}:2181: ${notServing}`,
    });
  expect(await run(follower, 'zkCli', '-timeout', '2000', 'get', '/hello')).toEqual({
    code: 69,
    stdout: '',
    stderr: `zkCli: no session within 2000 ms: ${follower.address}:2181: ${notServing}`,
  });
});
