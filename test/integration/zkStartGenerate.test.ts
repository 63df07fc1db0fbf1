import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTree } from '../support/readTree.ts';
import { runCut, runPaused } from '../support/runCut.ts';
import { type Box, built as zkGenConfig, makeBox, runToEnd } from '../support/runZkGenConfig.ts';

const zkStart = join(import.meta.dirname, '../../dist/zkStart.mjs');

let box: Box;
let env: Readonly<Record<string, string>>;

// An address of its own, since zkStart looks whether its ports are free.
const address = '127.0.47.1';

// In the place of java is a program that says what it was called with.
beforeEach(() => {
  box = makeBox();
  const home = join(box.folder, 'jdk');
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'bin', 'java'), '#!/bin/sh\necho "java $*"\n');
  chmodSync(join(home, 'bin', 'java'), 0o755);
  const hosts = join(box.folder, 'hosts');
  writeFileSync(hosts, `${address} zk-0.zk-hs.default.svc.cluster.local zk-0\n`);
  env = {
    ...box.env,
    JAVA_HOME: home,
    POD_HOSTS_FILE: hosts,
    ZK_CLIENT_PORT_ADDRESS: address,
  };
});
afterEach(() => box.remove());

const run = async (args: readonly string[], further: NodeJS.ProcessEnv = {}) =>
  runToEnd([process.execPath, zkStart, ...args], { ...env, ...further });

/** Every file of the configuration and the volumes. */
function texts(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(readTree(box.folder)).flatMap(([path, { text }]) =>
      text === undefined || /^(jdk|hosts)/.test(path) ? [] : [[path, text]],
    ),
  );
}

function empty(): void {
  for (const name of ['conf', 'data', 'log', 'logs']) {
    rmSync(join(box.folder, name), { recursive: true, force: true });
  }
}

describe('--generate', () => {
  it.each([
    { what: 'a flag', args: ['--generate'], further: {} },
    { what: 'a variable', args: [], further: { ZK_GENERATE: 'True' } },
    { what: 'a flag with its verb', args: ['start-foreground', '--generate=true'], further: {} },
  ])(
    'writes and says what zkGenConfig does, asked by $what, and starts',
    async ({ args, further }) => {
      const odd = { ...env, ZK_REPLICAS: '4', ZK_TIK_TIME: '5' };
      const apart = await runToEnd([process.execPath, zkGenConfig], odd);
      expect(apart.code).toBe(0);
      const files = texts();
      empty();
      const { code, stdout, stderr } = await run(args, { ...odd, ...further });
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: apart.stderr.replaceAll('zkGenConfig:', 'zkStart:'),
      });
      expect(texts()).toEqual(files);
      expect(stdout).toMatch(/^java .*-Xmx2G .*\/conf\/zoo\.cfg\n$/);
    },
  );

  it('takes the flags of start-zookeeper, and is asked for by that name', async () => {
    const name = join(box.folder, 'start-zookeeper');
    symlinkSync(zkStart, name);
    const { ZK_REPLICAS: _, ...rest } = env;
    const words = [
      '--servers=3',
      `--data_dir=${box.folder}/elsewhere`,
      `--conf_dir=${box.folder}/conf`,
      '--heap=1G',
      '--max_client_cnxns=70',
      '--log_level=WARN',
    ];
    const { code, stdout } = await runToEnd([process.execPath, name, ...words], rest);
    expect(code).toBe(0);
    expect(stdout).toContain(' -Xmx1G ');
    expect(texts()['conf/zoo.cfg']).toMatch(/^maxClientCnxns=70$/m);
    expect(texts()['elsewhere/myid']).toBe('1\n');
  });

  it.each([
    {
      code: 64,
      args: ['--heap=lots'],
      further: {},
      line: /^zkStart: --heap-size: expected a size/m,
    },
    {
      code: 64,
      args: ['--heep=1G'],
      further: {},
      line: /^zkStart: --heep: unknown flag \(did you mean --heap\?\)/m,
    },
    {
      code: 64,
      args: ['status'],
      further: {},
      line: /^zkStart: --generate: cannot go with status/m,
    },
    {
      code: 64,
      args: ['my.cfg'],
      further: {},
      line: /^zkStart: --generate: cannot go with my\.cfg/m,
    },
    {
      code: 78,
      args: [],
      further: { ZK_TICK_TIME: 'x' },
      line: /^zkStart: ZK_TICK_TIME: expected/m,
    },
    { code: 78, args: [], further: { POD_NAME: 'zk-3' }, line: /^zkStart: .*ZK_REPLICAS/m },
    {
      code: 73,
      args: [],
      further: { ZK_CONF_DIR: '/proc/none' },
      line: /^zkStart: \/proc\/none: /,
    },
  ])(
    'is refused with $code, for $args and $further, and leaves nothing',
    async ({ args, further, ...want }) => {
      const { code, stdout, stderr } = await run(['--generate', ...args], further);
      expect({ code, stdout }).toEqual({ code: want.code, stdout: '' });
      expect(stderr).toMatch(want.line);
      expect(texts()).toEqual({});
    },
  );

  it('writes nothing for a verb that asks, whatever the variable says', async () => {
    expect((await run(['status'], { ZK_GENERATE: 'true' })).code).toBe(78);
    expect(existsSync(join(box.folder, 'conf'))).toBe(false);
  });
});

it('without it, no flag of zkGenConfig is known', async () => {
  for (const flag of ['--servers=3', '--heap=1G', '--data-dir=/x']) {
    const { code, stderr } = await run([flag]);
    expect({ code, stderr }).toMatchObject({
      code: 64,
      stderr: expect.stringContaining(`${flag.replace(/=.*/, '')}: unknown flag`),
    });
  }
});

it('asked to stop at any change that it makes, it writes whole files and starts nothing', async () => {
  const uncut = await runCut([zkStart, '--generate'], env);
  expect(uncut.code).toBe(0);
  const whole = texts();
  // the writing of one file is like that of another: five steps each
  for (let at = 1; at <= uncut.changes.length; at += 3) {
    empty();
    const { signal, stderr } = await runPaused([zkStart, '--generate'], env, {
      at,
      meanwhile: async (pid) => void process.kill(pid, 'SIGTERM'),
    });
    expect(signal).toBe('SIGTERM');
    expect(stderr).toContain('zkStart: asked to stop (SIGTERM) before the server was started');
    expect(texts()).toEqual(whole);
  }
});
