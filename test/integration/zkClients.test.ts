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

// The last one: it takes the quorum away.
it('a member without quorum: no figures, no session, said why', async () => {
  for (const { pod, kill } of fleet.servers()) if (pod !== follower) kill();
  const notServing =
    'not serving: the member runs, and looks for a leader, syncs or loads its tree\n';
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
