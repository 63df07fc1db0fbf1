import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { type FakeServer, startFakeServer } from '../support/fakeServer.ts';

// A fake, since no real server is away and back within a second.
const address = '127.0.93.1';
const tool = resolve('dist/zkMetrics.mjs');
let server: FakeServer;
let port: number;
let asked = 0;
const children: ChildProcess[] = [];

const open = async (wanted = 0) => {
  server = await startFakeServer(
    address,
    (socket) => {
      asked += 1;
      socket.end(`zk_version\t3.9.5-x\nzk_server_state\tleader\nzk_znode_count\t${asked}\n`);
    },
    wanted,
  );
  return server.port;
};
beforeEach(async () => {
  asked = 0;
  port = await open();
});
afterEach(() => {
  server.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const until = async (what: string, is: () => boolean) =>
  waitFor({ what, timeoutMs: 20_000 }, async () => is() || undefined);

/** Runs a command of a shell; `$zkMetrics` is the tool that asks the fake. */
function run(command: string) {
  const env = { ...process.env, zkMetrics: `${tool} --host ${address} --port ${port}` };
  const child = spawn('sh', ['-c', command], { env, stdio: 'pipe' });
  children.push(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (said.stderr += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => Number(code));
  return { child, said, ended };
}

/** What mntr says when it is asked for this time, as a block. */
const block = (count: number) =>
  `zk_version\t3.9.5-x\nzk_server_state\tleader\nzk_znode_count\t${count}\n\n`;

it('prints one block a time in a pipe, goes on when the server is away, and ends as it is asked to', async () => {
  const { child, said, ended } = run('exec $zkMetrics --watch=1s');
  await until('two blocks', () => said.stdout === block(1) + block(2));
  server.close();
  await until('a refusal', () => said.stderr.includes('connection refused'));
  await open(port);
  await until('a third block', () => said.stdout === block(1) + block(2) + block(3));
  expect(said.stderr).toMatch(
    new RegExp(`^(zkMetrics: ${address}:${port}: connection refused\n)+$`),
  );
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('begins each table with the time', async () => {
  const { child, said, ended } = run('exec $zkMetrics --watch --format table');
  await until('a block', () => said.stdout.endsWith('\n\n'));
  expect(said.stdout).toMatch(
    /^20\d\d-\d\d-\d\dT[\d:.]+Z\n127\.0\.93\.1:\d+\n\nRole and state\n(.+\n)+\n(.+\n)+\n$/,
  );
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

it('ends quietly where its reader has enough', async () => {
  const { said, ended } = run('{ $zkMetrics --watch=1s; echo $? >&2; } | head -n 1');
  expect(await ended).toBe(0);
  expect(said).toEqual({ stdout: 'zk_version\t3.9.5-x\n', stderr: '0\n' });
});

it('draws in place on a terminal of any size, and gives the terminal back', async () => {
  // script(1) gives a command a terminal of its own, whose line discipline makes a signal of Ctrl-C.
  const { child, said, ended } = run(
    `exec script -qec "stty cols 36 rows 8; exec $zkMetrics --watch=1s" /dev/null`,
  );
  const drawn = () => said.stdout.replaceAll('\u001b[', '^');
  const frames = () => drawn().split('^H').slice(1);
  await until('three looks', () => frames().length > 3);
  server.close();
  await until('a refusal', () => frames().at(-1)?.includes('connection refused') === true);
  await open(port);
  await until('a look after it', () => frames().at(-1)?.includes('leader') === true);
  child.stdin.write('\u0003');
  expect(await ended).toBe(0);

  expect(drawn().startsWith('^?1049h^?25l^H')).toBe(true);
  expect(frames()[0]?.split('^J')[0]?.split('\r\n')).toEqual([
    expect.stringMatching(/^every 1 s, \d\d:\d\d:\d\d UTC \(Ctrl-C ends\^K$/),
    ' it)^K',
    '^K',
    `${address}:${port}^K`,
    '^K',
    'Role and state^K',
    '  mode             leader^K',
    expect.stringMatching(/^… \d more lines\^K$/),
  ]);
  const [, back = ''] = drawn().split('^?25h^?1049l');
  expect(back).toMatch(/^127\.0\.93\.1:\d+\r\n\r\nRole and state\r\n/);
});

it.each([
  ['--watch=soon', '--watch: expected a time such as 500ms, 5s or 2m, got "soon"'],
  ['--watch=10ms', '--watch: expected at least 1000 ms, got "10ms"'],
])('refuses %s', async (flag, problem) => {
  const { said, ended } = run(`exec $zkMetrics ${flag}`);
  expect(await ended).toBe(64);
  expect(said).toEqual({ stdout: '', stderr: `zkMetrics: ${problem}\n` });
});
