import { createServer } from 'node:net';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { createDemoFolder, type Demo, readPids, startDemo, untilPrinted } from '../support/demo.ts';
import { findProcesses } from '../support/findProcesses.ts';

const net = '127.0.51';
const demos: Demo[] = [];
let folder = '';

beforeEach(() => {
  folder = createDemoFolder();
});

afterEach(async () => {
  for (const { child } of demos.splice(0)) child.kill('SIGKILL');
  await untilNothingIsLeft(60_000);
  rmSync(dirname(folder), { recursive: true, force: true });
});

function start(...flags: readonly string[]): Demo {
  const demo = startDemo(folder, net, ...flags);
  demos.push(demo);
  return demo;
}

async function untilNothingIsLeft(timeoutMs: number): Promise<void> {
  const wait = { what: 'the end of all that the demo started', timeoutMs };
  await waitFor(wait, () => (findProcesses(folder).length === 0 ? true : undefined));
}

it('restarts every server under writers, loses nothing, and leaves nothing behind', async () => {
  const demo = start();
  const exit = await demo.ended;
  const { out, err } = demo.output;
  if (exit !== 0) throw new Error(`exit code ${exit}\n${out}${err}`);
  expect(findProcesses(folder)).toEqual([]);
  expect(err).toBe('');
  expect(out).toMatch(/zk-\d leader/);
  expect(out).toContain('create /hello world on zk-0, get on zk-1: world');
  for (const [name, code] of [
    ['zk', 143],
    ['kafka', 0],
  ] as const) {
    for (const ordinal of [0, 1, 2]) {
      const life = String.raw`\d\d:\d\d:\d\d +[\d.]+ s +[\d.]+ s +${code}`;
      expect(out).toMatch(new RegExp(String.raw`^  ${name}-${ordinal} +${life} +${life}$`, 'm'));
    }
  }
  expect(out).toMatch(/^ {2}zookeeper +[\d ]+ {2}\d+ +0 +0 +[\d.]+ s +[\d.]+ s$/m);
  expect(out).toMatch(/^ {2}kafka +[\d ]+ {2}\d+ +0 +0 +[\d.]+ s +[\d.]+ s$/m);
  expect(out).toContain('6 of 6 restarts hit with writes in flight');
  expect(out).toContain('each record is there once and in order on 3 members and 3 brokers');
  // in a pipe, every line is text
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it looks for
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
});

it('stops all in order when it is interrupted while servers start', async () => {
  const demo = start();
  await waitFor({ what: 'three members', timeoutMs: 30_000 }, () =>
    readPids(folder).size === 3 ? true : undefined,
  );
  demo.child.kill('SIGINT');
  expect(await demo.ended).toBe('SIGINT');
  expect(findProcesses(folder)).toEqual([]);
  expect(demo.output.out).toContain('interrupted by SIGINT: stopping all in order');
  expect(demo.output.out).toContain('all stopped in order');
});

it('stops all in order when it is interrupted while a server restarts', async () => {
  const demo = start('--scenario', 'zookeeper');
  await untilPrinted(demo, 'get on zk-1: world');
  const before = readPids(folder);
  await waitFor({ what: 'a restart', timeoutMs: 30_000 }, () =>
    readPids(folder).get('zk-2') === before.get('zk-2') ? undefined : true,
  );
  demo.child.kill('SIGTERM');
  expect(await demo.ended).toBe('SIGTERM');
  expect(findProcesses(folder)).toEqual([]);
  expect(demo.output.out).toContain('all stopped in order');
});

it('kills all at once when it is interrupted twice', async () => {
  const demo = start('--scenario', 'zookeeper');
  await untilPrinted(demo, 'serving after');
  const stuck = readPids(folder).get('zk-1') ?? 0;
  process.kill(stuck, 'SIGSTOP'); // and so deaf to SIGTERM
  demo.child.kill('SIGINT');
  await untilPrinted(demo, 'interrupted by SIGINT');
  demo.child.kill('SIGINT');
  expect(await demo.ended).toBe('SIGINT');
  await untilNothingIsLeft(5000);
  expect(demo.output.out).not.toContain('all stopped in order');
});

it('leaves nothing behind when it is killed itself', async () => {
  const demo = start('--scenario', 'zookeeper');
  await untilPrinted(demo, 'serving after');
  demo.child.kill('SIGKILL');
  expect(await demo.ended).toBe('SIGKILL');
  await untilNothingIsLeft(20_000);
});

it('leaves the servers running where asked, says so when it is started again, and stops them later', async () => {
  const kept = start('--scenario', 'zookeeper', '--keep');
  expect(await kept.ended).toBe(0);
  const pids = [...readPids(folder).values()];
  expect(pids).toHaveLength(3);
  for (const pid of pids) expect(existsSync(`/proc/${pid}`)).toBe(true);
  const commands = kept.output.out.match(/dist\/.*/g) ?? [];
  expect(commands).toHaveLength(3);
  for (const command of commands) await execa(command, { shell: true, preferLocal: true });

  const again = start('--scenario', 'kafka');
  expect(await again.ended).toBe(69);
  expect(again.output.err).toMatch(/^demo: a demo runs already: zk-0 .*--stop ends it\)\n$/);

  const stop = start('--stop');
  expect(await stop.ended).toBe(0);
  expect(stop.output.out).toBe('stopped zk-0, zk-1, zk-2\n');
  expect(findProcesses(folder)).toEqual([]);
});

it('says which port is in use, and starts nothing', async () => {
  const server = createServer().listen(9092, `${net}.102`);
  await once(server, 'listening');
  const demo = start();
  expect(await demo.ended).toBe(69);
  server.close();
  expect(demo.output).toEqual({
    out: '',
    err: `demo: kafka-1: ${net}.102:9092 is in use by another process\n`,
  });
  expect(existsSync(folder)).toBe(false);
});

it.each([
  { flags: ['--keeep'], err: 'demo: --keeep: unknown flag (did you mean --keep?)\n' },
  {
    flags: ['--scenario', 'redis'],
    err: 'demo: --scenario: expected one of zookeeper, kafka, all, got "redis"\n',
  },
])('refuses $flags', async ({ flags, err }) => {
  const demo = start(...flags);
  expect(await demo.ended).toBe(64);
  expect(demo.output).toEqual({ out: '', err });
});
