import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeServer, startFakeServer } from '../support/fakeServer.ts';

const address = '127.0.32.1';
const notServing = 'This ZooKeeper instance is not currently serving requests\n';
const srvr =
  'Zookeeper version: 3.9.5-1, built on x\nLatency min/avg/max: 0/0.0/0\nMode: leader\nNode count: 5\n';
const timeout = ['--timeout', '400ms'];
let server: FakeServer | undefined;

afterEach(() => {
  server?.close();
  server = undefined;
});

async function listen(answer: (socket: Socket, connection: number) => void): Promise<FakeServer> {
  server = await startFakeServer(address, answer);
  return server;
}

async function zkOk(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { exitCode, stdout, stderr, durationMs } = await execa(resolve('dist/zkOk.mjs'), args, {
    env: { PATH: process.env['PATH'], ZK_CLIENT_PORT_ADDRESS: address, ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  return { code: exitCode, stdout, stderr, durationMs };
}

/** Asks the fake server; its port is `PORT` in what comes back. */
async function ask({ port }: FakeServer, ...args: readonly string[]) {
  const { code, stdout, stderr } = await zkOk([...args, '--port', String(port)]);
  expect(stdout).toBe('');
  return { code, stderr: stderr.replaceAll(String(port), 'PORT') };
}

const where = `zkOk: ${address}:PORT:`;

describe('a server that is well', () => {
  it('is sent four bytes and nothing else, no end either', async () => {
    const fake = await listen((socket) => {
      setTimeout(() => socket.end('imok'), 100);
    });
    expect(await ask(fake)).toEqual({ code: 0, stderr: '' });
    expect(fake.received()).toEqual(['ruok']);
  });

  it('may answer byte by byte', async () => {
    const fake = await listen((socket) => {
      socket.setNoDelay();
      for (const [index, letter] of ['i', 'm', 'o', 'k'].entries()) {
        setTimeout(() => socket.write(letter), 20 * index);
      }
      setTimeout(() => socket.end(), 100);
    });
    expect(await ask(fake, 'live')).toEqual({ code: 0, stderr: '' });
  });

  it('may answer srvr byte by byte', async () => {
    const fake = await listen((socket) => {
      socket.setNoDelay();
      const letters = srvr.split('');
      const next = (): void => {
        const letter = letters.shift();
        if (letter === undefined) socket.end();
        else socket.write(letter, () => setImmediate(next));
      };
      next();
    });
    expect(await ask(fake, 'ready')).toEqual({ code: 0, stderr: '' });
  });

  it.each([[], ['ready'], ['startup']])('may be asked at the port alone: %j', async (...args) => {
    const fake = await listen((socket) => socket.end(args[0] === 'ready' ? srvr : 'imok'));
    const { code, stderr } = await zkOk([...args, String(fake.port)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('may be read-only where that is allowed', async () => {
    const fake = await listen((socket) => socket.end(srvr.replace('leader', 'read-only')));
    expect(await ask(fake, 'ready', '--allow-read-only')).toEqual({ code: 0, stderr: '' });
    expect(await ask(fake, 'ready')).toEqual({
      code: 1,
      stderr: `${where} not serving: the member has no quorum and takes no writes (read-only)`,
    });
  });

  it('may reset the connection behind its reply', async () => {
    const fake = await listen((socket) => {
      socket.write('imok', () => setTimeout(() => socket.resetAndDestroy(), 50));
    });
    expect(await ask(fake)).toEqual({ code: 0, stderr: '' });
  });

  it('may hang up once before it answers', async () => {
    const fake = await listen((socket, connection) =>
      connection === 1 ? socket.end() : socket.end('imok'),
    );
    expect(await ask(fake)).toEqual({ code: 0, stderr: '' });
    expect(fake.received()).toHaveLength(2);
  });

  it('may reset the connection once before it answers', async () => {
    const fake = await listen((socket, connection) =>
      connection === 1 ? socket.resetAndDestroy() : socket.end('imok'),
    );
    expect(await ask(fake)).toEqual({ code: 0, stderr: '' });
  });
});

describe('no answer is 69', () => {
  it('a reply that is empty, also the second time', async () => {
    const fake = await listen((socket) => socket.end());
    const { code, stderr } = await ask(fake, 'live');
    expect(code).toBe(69);
    expect(stderr).toMatch(`${where} connection closed without an answer (`);
    expect(fake.received()).toHaveLength(2);
  });

  it('a server that never answers', async () => {
    const fake = await listen(() => undefined);
    expect(await ask(fake, 'ready', ...timeout)).toEqual({
      code: 69,
      stderr: `${where} no answer within 400 ms (the server hangs or loads its tree, or the port takes TLS alone)`,
    });
  });

  it('a reply that never ends, slowly', async () => {
    const fake = await listen((socket) => socket.write('imok'));
    expect(await ask(fake, 'live', ...timeout)).toMatchObject({ code: 69 });
  });

  it('a reply that never ends, fast', async () => {
    const fake = await listen((socket) => {
      const chunk = 'x'.repeat(1024 * 1024);
      const flood = (): void => {
        while (socket.writable && socket.write(chunk));
        if (socket.writable) socket.once('drain', flood);
      };
      flood();
    });
    expect(await ask(fake)).toEqual({
      code: 69,
      stderr: `${where} sends without end: not a ZooKeeper server`,
    });
  });

  it('a name without an address', async () => {
    const { code, stderr } = await zkOk(['--host', 'no-such-name.invalid']);
    expect({ code, stderr }).toEqual({
      code: 69,
      stderr: 'zkOk: no-such-name.invalid: this name has no address',
    });
  });
});

describe('startup passes whatever a ZooKeeper server says', () => {
  it.each(['imok', notServing, 'ruok is not executed because it is not in the whitelist.\n'])(
    '%j',
    async (reply) => {
      const fake = await listen((socket) => socket.end(reply));
      expect(await ask(fake, 'startup')).toMatchObject({ code: 0 });
    },
  );

  it('to srvr, where it says nothing to ruok', async () => {
    const fake = await listen((socket, connection) => socket.end(connection < 3 ? '' : srvr));
    expect(await ask(fake, 'startup')).toEqual({ code: 0, stderr: '' });
    expect(fake.received()).toEqual(['ruok', 'ruok', 'srvr']);
  });

  it('and nothing that another server says', async () => {
    const fake = await listen((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    expect(await ask(fake, 'startup')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('unexpected reply to srvr: "SSH-2.0'),
    });
  });

  it('within one time', async () => {
    const fake = await listen((socket, connection) => (connection < 3 ? socket.end() : undefined));
    expect(await ask(fake, 'startup', ...timeout)).toMatchObject({
      code: 69,
      stderr: expect.stringContaining('no answer within 400 ms'),
    });
  });
});

describe('a reply that is cut off is 1', () => {
  it('live', async () => {
    const fake = await listen((socket) => socket.end('imo'));
    expect(await ask(fake)).toEqual({ code: 1, stderr: `${where} expected imok, got "imo"` });
  });

  it.each([
    srvr.slice(0, srvr.indexOf('Mode')),
    srvr.slice(0, srvr.indexOf('ader')),
    srvr.slice(0, srvr.indexOf('Node')),
    srvr.slice(0, -1),
  ])('ready: %j', async (reply) => {
    const fake = await listen((socket) => socket.write(reply, () => socket.resetAndDestroy()));
    const end = JSON.stringify(reply.slice(-60));
    expect(await ask(fake, 'ready')).toEqual({
      code: 1,
      stderr: `${where} the reply to srvr is cut off: it ends with ${end}`,
    });
  });
});

it('a megabyte of something else is 1, and shown in part', async () => {
  const fake = await listen((socket) => socket.end('\u0007garbage\n'.repeat(120_000)));
  const { code, stderr } = await ask(fake, 'ready');
  expect(code).toBe(1);
  expect(stderr).toMatch(/unexpected reply to srvr: "\\u0007garbage/);
  expect(stderr.length).toBeLessThan(300);
});

async function report(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { code, stdout, stderr } = await zkOk([...args, '--json'], env);
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toHaveLength(1);
  return { code, json: JSON.parse(stdout) as unknown };
}

describe('--json', () => {
  it('tells why not, and what the server is', async () => {
    const fake = await listen((socket) => socket.end(srvr.replace('leader', 'read-only')));
    expect(await report(['ready', String(fake.port)])).toMatchObject({
      code: 1,
      json: {
        tool: 'zkOk',
        probe: 'ready',
        healthy: false,
        exitCode: 1,
        reason: 'not serving: the member has no quorum and takes no writes (read-only)',
        host: address,
        port: fake.port,
        server: { mode: 'read-only', version: '3.9.5', latencyMs: { min: 0, avg: 0, max: 0 } },
      },
    });
  });

  it('tells that nobody answers', async () => {
    expect(await report(['live', '1'])).toMatchObject({
      code: 69,
      json: { healthy: false, exitCode: 69, reason: 'connection refused', host: address, port: 1 },
    });
  });

  it('tells what is configured wrongly', async () => {
    expect(await report(['live'], { ZK_PROBE_TIMEOUT: 'soon' })).toMatchObject({
      code: 78,
      json: {
        exitCode: 78,
        reason: 'ZK_PROBE_TIMEOUT: expected a time such as 500ms, 5s or 2m, got "soon"',
        host: null,
      },
    });
  });
});

describe('an answer that says no is 1', () => {
  it('live: something that is no ZooKeeper', async () => {
    const fake = await listen((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    expect(await ask(fake)).toEqual({
      code: 1,
      stderr: String.raw`${where} expected imok, got "SSH-2.0-OpenSSH_9.9\r\n"`,
    });
  });

  it.each([
    [notServing, 'not serving: the member runs, and looks for a leader, syncs or loads its tree'],
    ['\u0000\u0001binary', String.raw`unexpected reply to srvr: "\u0000\u0001binary"`],
    ['Mode: leader\n', String.raw`unexpected reply to srvr: "Mode: leader\n"`],
    [
      'srvr is not executed because it is not in the whitelist.\n',
      'the server does not execute srvr: it is not in its whitelist (add it to ZK_4LW_WHITELIST, which is 4lw.commands.whitelist in zoo.cfg)',
    ],
  ])('ready: %j', async (reply, reason) => {
    const fake = await listen((socket) => socket.end(reply));
    expect(await ask(fake, 'ready')).toEqual({ code: 1, stderr: `${where} ${reason}` });
    expect(fake.received()).toEqual(['srvr']);
  });
});

it('live passes a server that may not answer ruok, and says how to mend it', async () => {
  const fake = await listen((socket) =>
    socket.end('ruok is not executed because it is not in the whitelist.\n'),
  );
  const { code, stderr } = await ask(fake, 'live');
  expect(code).toBe(0);
  expect(stderr).toMatch(`${where} warning: the server does not execute ruok`);
});

describe('where the server is', () => {
  it('is found by a name that POD_HOSTS_FILE knows', async () => {
    const fake = await listen((socket) => socket.end('imok'));
    const folder = mkdtempSync(join(tmpdir(), 'zk-ok-'));
    try {
      writeFileSync(join(folder, 'hosts'), `${address} zk-0.zk-hs.invalid\n`);
      const { code } = await zkOk(['--host', 'zk-0.zk-hs.invalid', '--port', String(fake.port)], {
        POD_HOSTS_FILE: join(folder, 'hosts'),
      });
      expect(code).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is this pod itself where the server listens on every address', async () => {
    const fake = await startFakeServer('127.0.0.1', (socket) => socket.end('imok'));
    try {
      const env = { ZK_CLIENT_PORT_ADDRESS: '0.0.0.0', ZK_CLIENT_PORT: String(fake.port) };
      expect(await zkOk([], env)).toMatchObject({ code: 0 });
    } finally {
      fake.close();
    }
  });

  it('may be an IPv6 address', async () => {
    const fake = await startFakeServer('::1', (socket) => socket.end('imok'));
    try {
      expect(await zkOk(['--host', '::', '--port', String(fake.port)])).toMatchObject({ code: 0 });
    } finally {
      fake.close();
    }
  });
});

describe('what is written wrongly', () => {
  it.each([
    [['maybe'], {}, 64, 'zkOk: expected one of live, ready, startup, stoppable, got "maybe"'],
    [['live', 'ready'], {}, 64, 'zkOk: expected one question and one port at most, got live ready'],
    [
      ['stoppable', '--allow-read-only'],
      {},
      64,
      'zkOk: --allow-read-only: only ready takes it, not stoppable',
    ],
    [['--wait=5s'], {}, 64, 'zkOk: --wait: only stoppable waits, not live'],
    [
      ['stoppable', '--wait=soon'],
      {},
      64,
      'zkOk: --wait: expected a time such as 500ms, 5s or 2m, got "soon"',
    ],
    [['99999'], {}, 64, 'zkOk: --port: expected a whole number, 1 to 65535, got "99999"'],
    [
      ['stoppable'],
      { ZK_CONF_DIR: '/no-such-folder' },
      78,
      'zkOk: /no-such-folder/zoo.cfg: not found (run zkGenConfig)',
    ],
    [['--prot', '1'], {}, 64, 'zkOk: --prot: unknown flag (did you mean --port?)'],
    [['--port', 'x'], {}, 64, 'zkOk: --port: expected a whole number, 1 to 65535, got "x"'],
    [
      [],
      { ZK_CLIENT_PORT: '0', ZK_PROBE_TIMEOUT: 'soon' },
      78,
      'zkOk: ZK_CLIENT_PORT: expected a whole number, 1 to 65535, got "0"\n' +
        'zkOk: ZK_PROBE_TIMEOUT: expected a time such as 500ms, 5s or 2m, got "soon"',
    ],
    [
      [],
      { ZK_CLIENT_PORT: 'tcp://10.96.0.7:2181' },
      78,
      'zkOk: ZK_CLIENT_PORT: got "tcp://10.96.0.7:2181", which Kubernetes injected for a Service of that name (set enableServiceLinks: false in the pod, or give the value explicitly)',
    ],
  ])('%j with %j', async (args, env, code, stderr) => {
    expect(await zkOk(args, env)).toMatchObject({ code, stdout: '', stderr });
  });
});
