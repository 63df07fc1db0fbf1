import { readlink, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import { type RunningPod, runPod } from '../../local/runPod.ts';
import { zkPod, zookeeperVersion } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { listeningPorts } from '../support/listeningPorts.ts';
import { makeSite } from '../support/makeSite.ts';
import { findSilentProperties } from '../support/silentProperties.ts';

const site = makeSite('ensemble', '127.0.31');
const pods = [0, 1, 2].map((ordinal) => zkPod(site, ordinal, 3));
const running = new Map<string, RunningPod>();

const podOf = (ordinal: number) => {
  const pod = pods[ordinal];
  if (pod === undefined) throw new Error(`no pod ${ordinal}`);
  return pod;
};
const memberOf = (ordinal: number) => {
  const member = running.get(podOf(ordinal).name);
  if (member === undefined) throw new Error(`zk-${ordinal} does not run`);
  return member;
};
const ask = async (ordinal: number, ...command: readonly [string, ...string[]]) =>
  runTool(site, podOf(ordinal), command);
const start = (ordinal: number) => {
  running.set(podOf(ordinal).name, runPod(site, podOf(ordinal), ['zkStart']));
};
const kill = async (ordinal: number) => {
  memberOf(ordinal).signal('SIGKILL');
  return memberOf(ordinal).exited;
};
const until = async (ordinal: number, probe: string, code: number) =>
  waitFor({ what: `zk-${ordinal}: zkOk ${probe} exits ${code}`, timeoutMs: 45_000 }, async () => {
    const answer = await ask(ordinal, 'zkOk', probe);
    return answer.code === code ? answer : undefined;
  });
const modeOf = async (ordinal: number) => {
  const { stdout } = await ask(ordinal, 'zkStart', 'status');
  return stdout.trim();
};

beforeAll(async () => {
  for (const ordinal of [0, 1, 2]) {
    const { code, stderr } = await ask(ordinal, 'zkGenConfig');
    if (code !== 0) throw new Error(stderr);
  }
});

afterAll(async () => {
  for (const member of running.values()) member.kill();
  await Promise.all([...running.values()].map(async ({ exited }) => exited));
  await rm(site.folder, { recursive: true, force: true });
});

// In this order: each step finds the ensemble as the one before it left it.
describe('an ensemble of three, from nothing to nothing', () => {
  it('down: the probes say that the connection was refused', async () => {
    for (const probe of ['live', 'ready']) {
      expect(await ask(0, 'zkOk', probe)).toEqual({
        code: 69,
        stdout: '',
        stderr: `zkOk: ${podOf(0).address}:2181: connection refused\n`,
      });
    }
  });

  it('one of three, looking: alive, and not ready for want of a quorum', async () => {
    start(0);
    await until(0, 'live', 0);
    expect(await ask(0, 'zkOk')).toMatchObject({ code: 0 });
    const ready = await ask(0, 'zkOk', 'ready');
    expect(ready.code).toBe(1);
    expect(ready.stderr).toMatch(/^zkOk: 127\.0\.31\.1:2181: not serving: .*looks for a leader/);
  });

  it('the tool has become java: same process, nothing of ours resident', async () => {
    const program = await readlink(`/proc/${memberOf(0).pid}/exe`);
    expect(program).toMatch(/\/java$/);
  });

  it('two of three elect a leader, and the third follows', async () => {
    start(1);
    start(2);
    for (const ordinal of [0, 1, 2]) await until(ordinal, 'ready', 0);
    const modes = await Promise.all([0, 1, 2].map(modeOf));
    expect(modes.toSorted()).toEqual(['Mode: follower', 'Mode: follower', 'Mode: leader']);
  });

  it('no key became a system property by mistake, and nothing listens that was not asked for', async () => {
    for (const ordinal of [0, 1, 2]) {
      const { pid } = memberOf(ordinal);
      expect(await findSilentProperties(pid, zookeeperVersion)).toEqual([]);
      const isLeader = (await modeOf(ordinal)) === 'Mode: leader';
      expect(listeningPorts(pid)).toEqual(isLeader ? [2181, 2888, 3888] : [2181, 3888]);
    }
  });

  it('what one member is told, another knows', async () => {
    expect(await ask(0, 'zkCli', 'create', '/hello', 'world')).toMatchObject({ code: 0 });
    const got = await ask(1, 'zkCli', 'get', '/hello');
    expect(got).toMatchObject({ code: 0, stdout: 'world\n' });
  });

  it('a killed follower takes nothing from the others, and comes back', async () => {
    const modes = await Promise.all([0, 1, 2].map(modeOf));
    const follower = modes.lastIndexOf('Mode: follower');
    expect(await kill(follower)).toBe(137);
    expect(await ask(follower, 'zkOk', 'live')).toMatchObject({ code: 69 });
    for (const ordinal of [0, 1, 2].filter((other) => other !== follower)) {
      expect(await ask(ordinal, 'zkOk', 'ready')).toMatchObject({ code: 0 });
    }
    start(follower);
    await until(follower, 'ready', 0);
    const got = await ask(follower, 'zkCli', 'get', '/hello');
    expect(got.stdout).toBe('world\n');
  });

  it('a killed leader is replaced, and follows when it comes back', async () => {
    const modes = await Promise.all([0, 1, 2].map(modeOf));
    const leader = modes.indexOf('Mode: leader');
    expect(await kill(leader)).toBe(137);
    const rest = [0, 1, 2].filter((other) => other !== leader);
    for (const ordinal of rest) await until(ordinal, 'ready', 0);
    start(leader);
    await until(leader, 'ready', 0);
    expect(await modeOf(leader)).toBe('Mode: follower');
  });

  it('stopped by SIGSTOP: no answer in time, said with the time', async () => {
    memberOf(2).signal('SIGSTOP');
    try {
      const { code, stderr } = await ask(2, 'zkOk', 'ready', '--timeout', '300ms');
      expect(code).toBe(69);
      expect(stderr).toBe(
        `zkOk: ${podOf(2).address}:2181: no answer within 300 ms (the server hangs or loads its tree, or the port takes TLS alone)\n`,
      );
    } finally {
      memberOf(2).signal('SIGCONT');
    }
    await until(2, 'ready', 0);
  });

  it('out of quorum: the last of three is alive, and not ready', async () => {
    await Promise.all([kill(0), kill(1)]);
    await until(2, 'ready', 1);
    expect(await ask(2, 'zkOk', 'live')).toMatchObject({ code: 0 });
  });

  it('ends with 143 after SIGTERM', async () => {
    memberOf(2).signal('SIGTERM');
    expect(await memberOf(2).exited).toBe(143);
  });

  it('a restart after everything was killed has all that was acknowledged', async () => {
    for (const ordinal of [0, 1, 2]) start(ordinal);
    for (const ordinal of [0, 1, 2]) await until(ordinal, 'ready', 0);
    for (const ordinal of [0, 1, 2]) {
      expect(await ask(ordinal, 'zkCli', 'get', '/hello')).toMatchObject({ stdout: 'world\n' });
    }
  });
});
