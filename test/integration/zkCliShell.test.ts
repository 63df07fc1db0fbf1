import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { podEnvironment, toolPath } from '../../local/runPod.ts';
import { zkPod } from '../../local/site.ts';
import { openTerminal } from '../support/openTerminal.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { talkToZooKeeperMain } from '../support/talkToZooKeeperMain.ts';
import { openTestSite } from '../support/testSite.ts';

const { site, add, close } = openTestSite('127.0.49');
const pod = zkPod(site, 0, 1, { env: smallJvm });
const member = add(pod);
const tool = toolPath(site, 'zkCli');
const home = join(site.folder, 'home');
const server = `${pod.address}:2181`;

beforeAll(async () => {
  await member.configure();
  member.start();
  await member.serving();
  mkdirSync(home);
});

afterAll(close);

async function pipe(input: string, ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await execa(tool, args, {
    env: { ...podEnvironment(pod), HOME: home },
    extendEnv: false,
    input,
    reject: false,
    stripFinalNewline: false,
    timeout: 60_000,
  });
  return { code: exitCode, stdout, stderr };
}

function talk(HOME: string) {
  return openTerminal(`${tool} -timeout 3000`, { ...podEnvironment(pod), HOME });
}

function prompt(number: number): string {
  return `[zk: ${server}(CONNECTED) ${number}] `;
}

describe('lines on standard input', () => {
  it('are done in turn in one session, with the words of ZooKeeperMain', async () => {
    const lines = [
      'create -e /here "two words"',
      'create /here/below x',
      'get /here',
      "set /here ''",
      'get /here',
      'ls /none',
      // its digest, as DigestAuthenticationProvider makes it
      'create /locked x digest:me:016djjlksVQS5RgX3M7biBGyYwY=:cdrwa',
      'get /locked',
      'addauth digest me:secret',
      'get /locked',
      'delete /locked',
      'create /mine x auth::cdrwa',
      'getAcl /mine',
      'delete /mine',
    ];
    const theirs = await talkToZooKeeperMain({ folder: join(site.folder, 'cli'), server }, lines);
    const ours = await pipe(lines.map((line) => `${line}\n`).join(''));
    expect(ours).toEqual({
      // of the first that failed, where ZooKeeperMain has that of the last
      code: 1,
      stdout: theirs.map(({ stdout }) => stdout).join(''),
      stderr: theirs.map(({ stderr }) => stderr).join(''),
    });
    expect(ours.stdout).toMatch(/^two words\n\nx\n'digest,'me:/);
  });

  it('that all are done end with 0, also where the last has no end', async () => {
    expect(await pipe('create /a x\r\n\nls /\nquit\nls /none\n')).toEqual({
      code: 0,
      stdout: '[a, zookeeper]\n',
      stderr: 'Created /a\n',
    });
    expect(await pipe('get /a')).toEqual({ code: 0, stdout: 'x\n', stderr: '' });
  });

  it('that are none end with 0, and with a word on how there would be some', async () => {
    const stderr = 'zkCli: no commands on standard input (in a pod: kubectl exec -it)\n';
    expect(await pipe('')).toEqual({ code: 0, stdout: '', stderr });
    expect(await pipe('\n')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('know what belongs to a session of several', async () => {
    const lines = [
      'get /a',
      'redo 0',
      'redo 9',
      'printwatches off',
      'close',
      'get /a',
      `connect ${server}/a`,
      'ls /',
      'history',
    ];
    expect(await pipe(lines.join('\n'))).toEqual({
      code: 64,
      stdout: [
        'x\nx\nNot connected\n[]\n',
        '0 - get /a\n1 - get /a\n2 - redo 9\n3 - printwatches off\n4 - close\n5 - get /a\n',
        `6 - connect ${server}/a\n7 - ls /\n8 - history\n`,
      ].join(''),
      stderr: 'zkCli: line 3: Command index out of range\n',
    });
  });

  it('complain with the number of the line, where no server does', async () => {
    expect(await pipe('ls /none\n\nfrobnicate\nget\n')).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'Node does not exist: /none\n',
        'zkCli: line 3: "frobnicate": unknown command (see help)\n',
        'zkCli: line 4: get: too few operands (get [-s] [-b] path)\n',
      ].join(''),
    });
  });

  it('carry values that no argument can', async () => {
    const value = 'ö'.repeat(450_000);
    expect(await pipe(`create /large ${value}\n`)).toMatchObject({ code: 0 });
    expect(await pipe('', 'get', '/large')).toEqual({ code: 0, stdout: `${value}\n`, stderr: '' });
    expect(await pipe('set /a \ufffd\n')).toMatchObject({ code: 64 });
  });

  it('give JSON where it is asked for', async () => {
    const { code, stdout, stderr } = await pipe('ls /none\nsync /\nls /a\n', '--json');
    expect(code).toBe(1);
    expect(stderr).toBe(
      '{"error":"NONODE","path":"/none","message":"Node does not exist: /none"}\n',
    );
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(answers).toMatchObject([{ path: '/' }, { path: '/a', children: [] }]);
  });
});

describe('data from a file', () => {
  const bytes = Buffer.from(Array.from({ length: 900_000 }, (_, index) => (index * 7) % 256));
  const file = join(site.folder, 'bytes');

  it('is stored byte for byte, and so is standard input', async () => {
    writeFileSync(file, bytes);
    expect(await pipe('', 'create', '/file', '--data-file', file)).toMatchObject({ code: 0 });
    const { stdout } = await pipe('', 'get', '-b', '/file');
    expect(Buffer.from(stdout, 'base64').equals(bytes)).toBe(true);
    expect(await pipe('from a pipe\n', 'set', '/file', '--data-file', '-')).toMatchObject({
      code: 0,
    });
    expect(await pipe('', 'get', '/file')).toMatchObject({ stdout: 'from a pipe\n\n' });
  });

  it('is refused where it is too large, or not there', async () => {
    writeFileSync(file, Buffer.alloc(1024 * 1024 + 1));
    expect(await pipe('', 'set', '/file', '--data-file', file)).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/^zkCli: --data-file: .*: expected 1048576 bytes at most/),
    });
    writeFileSync(file, Buffer.alloc(1024 * 1024));
    expect(await pipe('', 'set', '/file', '--data-file', file)).toMatchObject({
      code: 69,
      stderr: expect.stringMatching(/^zkCli: connection lost; .* jute\.maxbuffer/),
    });
    expect(await pipe('', 'set', '/file', '--data-file', '/none')).toMatchObject({
      code: 64,
      stderr: 'zkCli: --data-file: /none: not found\n',
    });
    expect(await pipe('', 'set', '/file', '--data-file', '/')).toMatchObject({
      code: 64,
      stderr: 'zkCli: --data-file: /: a folder, expected a file\n',
    });
  });
});

it('on a terminal: a prompt, completion by TAB, history without secrets, Ctrl-C and Ctrl-D', async () => {
  const first = talk(home);
  await first.shows(prompt(0));
  first.type('getAc\t');
  await first.shows('getAcl');
  first.type('/zoo\t');
  await first.shows('/zookeeper');
  first.type('\r');
  await first.shows("'world,'anyone");
  await first.shows(prompt(1));
  first.type('addauth digest me:secret\r');
  await first.shows(prompt(2));
  first.type('not to be done\u0003');
  await first.shows('^C');
  first.type('\u0004');
  expect(await first.exited).toBe(0);

  const kept = join(home, '.zk_cli_history');
  expect(readFileSync(kept, 'utf8')).toBe('getAcl /zookeeper\n');
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  const second = talk(home);
  await second.shows(prompt(0));
  second.type('\u001b[A');
  await second.shows('getAcl /zookeeper');
  second.type('\u0003');
  await second.shows('^C');
  second.type('\u0003');
  expect(await second.exited).toBe(0);

  rmSync(home, { recursive: true });
  const homeless = talk('/none');
  await homeless.shows(prompt(0));
  homeless.type('quit\r');
  expect(await homeless.exited).toBe(0);
});

// The last one: it takes the server away for a while.
it('connects again, and says why where it cannot', async () => {
  const terminal = talk('/none');
  await terminal.shows(prompt(0));
  await member.end('SIGKILL');
  // The first may still be on its way when the connection ends.
  terminal.type('get /a\r');
  await terminal.shows('(CONNECTING) 1] ');
  terminal.type('create /late x\r');
  await terminal.shows(`no answer within 3000 ms: ${server}: connection refused`);
  await terminal.shows('(CONNECTING) 2] ');
  member.start();
  await member.serving();
  // A machine that is busy may take longer than the patience of one command.
  let number = 2;
  do {
    terminal.type('get /a\r');
    await terminal.shows(`) ${++number}] `);
  } while (!terminal.shown().includes('\nx\r\n') && number < 20);
  // What was said not to be done is not done later.
  terminal.type('get /late\r');
  await terminal.shows('Node does not exist: /late');
  terminal.type('quit\r');
  expect(await terminal.exited).toBe(0);
});
