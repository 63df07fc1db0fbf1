import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canBeHost } from '../support/runAsHost.ts';

const nameserver = '127.0.35.53';
const silent = createSocket('udp4');
const withResolver = 'mount --bind "$1" /etc/resolv.conf && shift && exec "$@"';
/** How long the system waits for an answer: 5 s, and once more (resolv.conf(5)). */
const systemWaitMs = 10_000;
const canRun = await canBeHost();
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hung-dns-'));
  const servers = [0, 1, 2].map((i) => `server.${i + 1}=zk-${i}.zk-hs.invalid:2888:3888\n`);
  writeFileSync(join(folder, 'zoo.cfg'), `dataDir=${folder}\nclientPort=2181\n${servers.join('')}`);
  writeFileSync(join(folder, 'myid'), '1');
  writeFileSync(join(folder, 'resolv.conf'), `nameserver ${nameserver}\n`);
  if (!canRun) return;
  silent.bind(53, nameserver);
  await once(silent, 'listening');
});
afterAll(() => {
  silent.close();
  rmSync(folder, { recursive: true });
});

/** Runs zkOk where no DNS server answers. */
async function zkOk(...args: readonly string[]) {
  const script = ['sh', '-c', withResolver, 'sh', join(folder, 'resolv.conf')];
  const command = [...script, process.execPath, resolve('dist/zkOk.mjs'), ...args];
  const { exitCode, stderr, durationMs } = await execa('unshare', ['-m', ...command], {
    env: { PATH: process.env['PATH'], ZK_CONF_DIR: folder },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  return { code: exitCode, stderr, inTime: durationMs < systemWaitMs / 2 };
}

it.skipIf(!canRun)('a DNS server that does not answer holds no probe up', async () => {
  expect(await zkOk('ready', '--host', 'zk-1.zk-hs.invalid', '--timeout=500ms')).toEqual({
    code: 69,
    stderr: 'zkOk: zk-1.zk-hs.invalid: no address of this name within 500 ms',
    inTime: true,
  });
});

it.skipIf(!canRun)('nor the question whether a member may stop', async () => {
  const late = 'no address of its name within 500 ms';
  expect(await zkOk('stoppable', '--timeout=500ms')).toEqual({
    code: 1,
    stderr: `zkOk: stopping this member would leave 0 of 3 voters, and a quorum is 2 (zk-1: ${late}; zk-2: ${late})`,
    inTime: true,
  });
});
