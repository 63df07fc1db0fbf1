import { createServer } from 'node:net';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { openDemos, readPids } from '../support/demo.ts';
import { findProcesses } from '../support/findProcesses.ts';

const net = '127.0.51';
const { start, folder } = openDemos(net);

it('restarts every server under writers, loses nothing, and leaves nothing behind', async () => {
  const demo = start();
  const exit = await demo.ended;
  const { out, err } = demo.output;
  if (exit !== 0) throw new Error(`exit code ${exit}\n${out}${err}`);
  expect(findProcesses(folder())).toEqual([]);
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

// Further interruptions, and --keep: test/long/demo.test.ts.
it('stops all in order when it is interrupted while servers start', async () => {
  const demo = start();
  await waitFor({ what: 'three members', timeoutMs: 30_000 }, () =>
    readPids(folder()).size === 3 ? true : undefined,
  );
  demo.child.kill('SIGINT');
  expect(await demo.ended).toBe('SIGINT');
  expect(findProcesses(folder())).toEqual([]);
  expect(demo.output.out).toContain('interrupted by SIGINT: stopping all in order');
  expect(demo.output.out).toContain('all stopped in order');
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
  expect(existsSync(folder())).toBe(false);
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
