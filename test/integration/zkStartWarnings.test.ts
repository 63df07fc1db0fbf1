import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDisks } from '../../src/files/readDisks.ts';
import { readUsage } from '../../src/zookeeper/volume/readUsage.ts';
import { type Box, makeBox, runToEnd, runZkGenConfig } from '../support/runZkGenConfig.ts';

const zkStart = resolve('dist/zkStart.mjs');
const mib = 1024 ** 2;

let box: Box;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  box = makeBox();
  const java = join(box.folder, 'jdk', 'bin', 'java');
  mkdirSync(join(box.folder, 'jdk', 'bin'), { recursive: true });
  writeFileSync(java, '#!/bin/sh\n');
  chmodSync(java, 0o755);
  env = {
    ...box.env,
    ZK_REPLICAS: '1',
    JAVA_HOME: join(box.folder, 'jdk'),
    ZK_CLIENT_PORT_ADDRESS: '127.0.39.1',
  };
  const { code, stderr } = await runZkGenConfig(env);
  if (code !== 0) throw new Error(stderr);
});
afterEach(() => box.remove());

const start = [process.execPath, zkStart] as const;

it('has nothing to say where nothing is odd', async () => {
  expect(await runToEnd(start, env)).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('says what snapshots and logs take that nothing purges', async () => {
  const [data, log] = [join(box.folder, 'data', 'version-2'), join(box.folder, 'log', 'version-2')];
  for (const folder of [data, log]) mkdirSync(folder);
  for (const zxid of ['0', '100000003', 'ff'])
    writeFileSync(join(data, `snapshot.${zxid}`), Buffer.alloc(mib));
  writeFileSync(join(data, 'currentEpoch'), '1');
  writeFileSync(join(log, 'log.1'), Buffer.alloc(2 * mib));
  await runZkGenConfig({ ...env, ZK_PURGE_INTERVAL: '0' });
  expect(await runToEnd(start, env)).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(
      /^zkStart: warning: autopurge\.purgeInterval: .* 3 snapshots and 1 log take 5\.0 MiB \(.*\)\n$/,
    ),
  });
  const usage = readUsage([join(box.folder, 'data'), join(box.folder, 'log')]);
  expect(usage.largestSnapshotBytes).toBe(mib);
  expect(readDisks([join(box.folder, 'data'), join(box.folder, 'log'), '/none'])).toHaveLength(1);
});

/** Namespaces of its own need a right that not every machine gives. */
const canUnshare = async (...flags: readonly string[]) =>
  (await execa('unshare', [...flags, 'true'], { reject: false })).exitCode === 0;

const inPod = async (...command: readonly string[]) =>
  runToEnd(['unshare', '-p', '-f', '--mount-proc', ...command], {
    ...env,
    PATH: process.env['PATH'],
  });

describe.runIf(await canUnshare('-p', '-f', '--mount-proc'))('behind process 1', () => {
  const words = start.join(' ');
  const deaf = /^zkStart: warning: process 1 is (sh|dash|bash), which keeps SIGTERM to itself/;

  it('names a shell that waits for it', async () => {
    const { code, stderr } = await inPod('sh', '-c', `true && ${words}; exit $?`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(deaf) });
  });

  it('says nothing of a shell that catches SIGTERM', async () => {
    const { code, stderr } = await inPod('sh', '-c', `trap 'exit 1' TERM; ${words}; exit $?`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe.runIf(await canUnshare('-m'))('on a small volume', () => {
  it('says that it is nearly full', async () => {
    const data = join(box.folder, 'data');
    const script = `mount -t tmpfs -o size=100m tmpfs ${data} && ${process.execPath} ${resolve('dist/zkGenConfig.mjs')} && exec ${start.join(' ')}`;
    const { code, stderr } = await runToEnd(['unshare', '-m', 'sh', '-c', script], {
      ...env,
      PATH: process.env['PATH'],
    });
    expect(code).toBe(0);
    expect(stderr).toContain(
      `zkStart: warning: ${data}: 100.0 MiB of 100 MiB are free (99%), and the next 3 snapshots and logs may take 192 MiB`,
    );
  });
});
