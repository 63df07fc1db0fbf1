import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostsFileOf } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { javaThat, makeZkStartBox, type Start, type ZkStartBox } from '../support/zkStartBox.ts';

const net = '127.0.35';
const replyOf = (mode: string) =>
  `Zookeeper version: 3.9.5-1, built on today\nMode: ${mode}\nNode count: 5\n`;
const serving = replyOf('follower');
const notServing = 'This ZooKeeper instance is not currently serving requests\n';

let box: ZkStartBox;
beforeEach(async () => {
  box = await makeZkStartBox(net);
});
afterEach(async () => {
  await box.remove();
});

const modes: readonly (readonly [string, readonly string[]])[] = [
  ['direct', []],
  ['supervised', ['--supervise']],
];

function answerWith(text: string): void {
  writeFileSync(join(box.folder, 'notes.srvr'), text);
}

const zooCfg = () => join(box.folder, 'zk-0/conf/zoo.cfg');
const keptFile = () => join(box.folder, 'zk-0/data/not-serving.json');

function keep(ms: number): void {
  writeFileSync(keptFile(), `{"version":1,"notServingMs":${ms}}\n`);
}

async function until(what: string, ask: () => boolean): Promise<void> {
  await waitFor({ what, timeoutMs: 20_000, everyMs: 20 }, () => (ask() ? true : undefined));
}

/** Waits until the supervisor says that its server is ready. */
async function untilReady(start: Start): Promise<void> {
  await until('it is ready', () => start.readStory().includes('the server is ready'));
}

/** The processes that this one has started and not yet waited for. */
function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

/** One connection that says this, and what it gets until it is closed. */
async function talk(words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(8090, `${net}.1`);
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    socket.on('error', reject).on('close', () => resolve(heard));
    socket.write(words);
  });
}

describe.each(modes)('%s', (mode, args) => {
  it('ends with the code of a server that ends by itself, or by a signal', async () => {
    for (const code of [0, 1, 3, 126, 127, 143, 255]) {
      box.writeJava(`exit ${code}`);
      expect(await box.start(args).ended()).toBe(code);
    }
    for (const [signal, code] of [
      ['KILL', 137],
      ['SEGV', 139],
      ['TERM', 143],
    ]) {
      box.writeJava(`ulimit -c 0; kill -s ${signal} $$`);
      expect(await box.start(args).ended()).toBe(code);
    }
  });

  it.each([
    [143, { direct: 143, supervised: 0 }],
    [0, { direct: 0, supervised: 0 }],
    [1, { direct: 1, supervised: 1 }],
    [137, { direct: 137, supervised: 137 }],
  ])('a server that ends with %d when it gets SIGTERM, which it gets once', async (code, ends) => {
    box.writeJava(javaThat({ SIGTERM: code }));
    const start = box.start(args);
    await box.untilNoted('up');
    start.signal('SIGTERM');
    expect(await start.ended()).toBe(mode === 'direct' ? ends.direct : ends.supervised);
    expect(box.readNotes().replaceAll('asked\n', '')).toBe('up\nSIGTERM\n');
  });

  it('SIGQUIT is passed on each time, for the threads of a JVM, and stops nothing', async () => {
    box.writeJava(javaThat({ SIGTERM: 0 }));
    const start = box.start(args);
    await box.untilNoted('up');
    start.signal('SIGQUIT');
    await box.untilNoted('SIGQUIT');
    start.signal('SIGQUIT');
    await until('twice', () => box.readNotes().split('SIGQUIT').length === 3);
    start.signal('SIGTERM');
    expect(await start.ended()).toBe(0);
  });

  it('without a java, or with one that may not be run: 127, 126', async () => {
    expect(await box.start(args).ended()).toBe(127);
    box.writeJava('exit 0');
    chmodSync(box.java, 0o644);
    expect(await box.start(args).ended()).toBe(126);
  });
});

describe('a stop', () => {
  it('is not ready first, waits for the endpoints, and then tells the server', async () => {
    box.writeJava(javaThat({ SIGTERM: 143 }));
    answerWith(serving);
    const start = box.start(['--supervise'], { ZK_DRAIN: '2s' });
    await untilReady(start);
    expect(await box.get('/readyz')).toBe('200 the server serves (follower)\n');
    start.signal('SIGTERM');
    await until('it drains', () => start.readStory().includes('not ready any more'));
    expect(await box.get('/readyz')).toBe('503 the server was asked to stop\n');
    expect(await box.get('/livez')).toBe('200 the server runs\n');
    expect(await box.get('/startupz')).toBe('200 the server has started\n');
    expect(box.readNotes()).not.toContain('SIGTERM');
    expect(await start.ended()).toBe(0);
    expect(start.readStory()).toEqual([
      'the server is ready',
      'asked to stop (SIGTERM), 25 s at most',
      'not ready any more',
      'the server will be told in 2 s, when its clients know that it leaves',
      'told the server',
      expect.stringMatching(/^stopped after [2-9]\.\d s \(143: ended by SIGTERM\)$/),
    ]);
    expect(box.readNotes().split('SIGTERM')).toHaveLength(2);
  });

  it('that is asked for twice waits no longer, and tells the server once', async () => {
    box.writeJava(javaThat({ SIGINT: 143 }));
    answerWith(serving);
    const start = box.start(['--supervise'], { ZK_DRAIN: '20s' });
    await untilReady(start);
    start.signal('SIGTERM');
    await until('it drains', () => start.readStory().includes('not ready any more'));
    start.signal('SIGTERM');
    await box.untilNoted('SIGTERM');
    start.signal('SIGTERM');
    // one that is passed on as it is shows that those before it have been taken
    start.signal('SIGQUIT');
    await box.untilNoted('SIGQUIT');
    expect(box.readNotes().split('SIGTERM')).toHaveLength(2);
    for (const pid of childrenOf(start.pid)) process.kill(pid, 'SIGINT');
    expect(await start.ended()).toBe(0);
  });

  it('ends with SIGKILL when the budget is over', async () => {
    box.writeJava(javaThat({}));
    const start = box.start(['--supervise'], { ZK_DRAIN: '0s', ZK_STOP_BUDGET: '1s' });
    await box.untilNoted('up');
    start.signal('SIGTERM');
    expect(await start.ended()).toBe(137);
    expect(start.readStory()).toEqual([
      'asked to stop (SIGTERM), 1 s at most',
      'told the server',
      'killed the server: it did not stop within 1 s',
      expect.stringMatching(/^stopped with 137 after [1-9]\.\d s$/),
    ]);
  });

  it('before there is a server starts none', async () => {
    box.writeJava('echo started >>"$NOTES"');
    const three = { ZK_REPLICAS: '3', ZK_GENERATE: 'true', ZK_NAME_TIMEOUT: '30s' };
    writeFileSync(hostsFileOf({ folder: box.folder, root: '', net }), `${net}.9 someone-else\n`);
    const start = box.start(['--supervise'], { ...three, ZK_DOMAIN: 'zk.example' });
    await until('it waits', () => start.read().includes('waiting for '));
    expect(await box.get('/livez')).toBe('200 the server is about to start\n');
    expect(await box.get('/readyz')).toBe('503 the server is about to start\n');
    start.signal('SIGTERM');
    expect(await start.ended()).toBe(0);
    expect(start.readStory().at(-1)).toBe('asked to stop before the server was started');
    expect(box.readNotes()).toBe('');
  });

  it('whose drain would use up its budget is refused', async () => {
    const start = box.start(['--supervise'], { ZK_DRAIN: '25s' });
    expect(await start.ended()).toBe(78);
    expect(start.read()).toBe(
      'zkStart: ZK_DRAIN: 25 s leave nothing of ZK_STOP_BUDGET, 25 s, for the stop itself\n',
    );
  });
});

it('a member that cannot be asked, without its TLS files, is down for a scrape', async () => {
  box.writeJava(javaThat({ SIGTERM: 143 }));
  const secure = readFileSync(zooCfg(), 'utf8').replace(/^clientPort=/m, 'secureClientPort=');
  writeFileSync(zooCfg(), secure);
  const start = box.start(['--supervise'], { ZK_DRAIN: '0s', ZK_TLS_DIR: '/none' });
  await box.untilNoted('up');
  expect(await box.get('/metrics')).toMatch(/^200 [^]*\nzookeeper_member_up 0\n/);
  expect(await box.get('/readyz')).toMatch(/^503 ZK_TLS_DIR: \/none\/ca\.crt/);
  start.signal('SIGTERM');
  expect(await start.ended()).toBe(0);
});

it('a supervisor that is killed takes its server along', async () => {
  box.writeJava(javaThat({}));
  const start = box.start(['--supervise']);
  await box.untilNoted('up');
  const [java] = childrenOf(start.pid);
  start.signal('SIGKILL');
  expect(await start.exited()).toBe(137);
  await until('java is gone', () => !existsSync(`/proc/${java}/exe`));
});

it('a java that the system cannot run: 127 and 126, as a shell has it', async () => {
  for (const [interpreter, code] of [
    ['/none', 127],
    ['/etc/passwd', 126],
  ]) {
    writeFileSync(box.java, `#!${interpreter}\n`, { mode: 0o755 });
    const start = box.start(['--supervise']);
    expect(await start.ended()).toBe(code);
    expect(start.read()).toContain(`setpriv: failed to execute ${box.java}: `);
  }
});

it('without setpriv it says once that a server would stay behind', async () => {
  box.writeJava('exit 3');
  const node = join(process.execPath, '..');
  const start = box.start(['--supervise'], { PATH: node });
  expect(await start.ended()).toBe(3);
  expect(start.readStory()).toEqual([
    'warning: the server outlives this process if it is killed (install setpriv of util-linux)',
    'the server ended by itself with 3',
  ]);
});

it('a log that nobody reads keeps no probe from its answer, and loses no line', async () => {
  const lines = 20_000; // more than a pipe holds
  const flood = `for (let i = 0; i < ${lines}; i++) fs.writeSync(1, 'line ' + i + '\\n');`;
  box.writeJava(javaThat({ SIGTERM: 143 }, flood));
  const start = box.start(['--supervise'], { ZK_DRAIN: '0s', ZK_PROBE_TIMEOUT: '200ms' });
  await box.untilNoted('up');
  await waitFor({ what: 'a full pipe', timeoutMs: 20_000 }, async () =>
    (await box.get('/startupz')).startsWith('503') ? true : undefined,
  );
  start.signal('SIGTERM');
  await waitFor({ what: 'the stop is known', timeoutMs: 20_000 }, async () =>
    (await box.get('/readyz')) === '503 the server was asked to stop\n' ? true : undefined,
  );
  expect(await box.get('/livez')).toBe('200 the server runs\n');
  expect(await start.ended()).toBe(0);
  const numbers = [...start.read().matchAll(/^line (\d+)$/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: lines }, (_, index) => index));
  expect(start.readStory()).toEqual([
    'asked to stop (SIGTERM), 25 s at most',
    'told the server',
    expect.stringMatching(/^stopped after .* \(143: ended by SIGTERM\)$/),
  ]);
});

describe('a member that answers without serving', () => {
  const env = { ZK_DRAIN: '0s', ZK_MAX_NOT_SERVING: '3s' };
  const stuck = /^ZK_MAX_NOT_SERVING: the server has answered for 3 s without serving/m;
  beforeEach(() => {
    const servers = [1, 2, 3].map((id) => `server.${id}=${net}.${id}:2888:3888\n`);
    appendFileSync(zooCfg(), servers.join(''));
  });

  it('is ended after ZK_MAX_NOT_SERVING, which then begins anew', async () => {
    box.writeJava(javaThat({ SIGTERM: 143 }));
    keep(1500);
    answerWith(notServing);
    const start = box.start(['--supervise'], env);
    expect(await start.ended()).toBe(69);
    expect(start.readStory()).toEqual([
      'ZK_MAX_NOT_SERVING: the server has answered for 3 s without serving, and is ended for that: not serving: the member runs, and looks for a leader, syncs or loads its tree',
      'ending the server, 25 s at most',
      'told the server',
      expect.stringMatching(/^stopped after \d\.\d s \(143: ended by SIGTERM\)$/),
    ]);
    expect(readFileSync(keptFile(), 'utf8')).toBe('{"version":1,"notServingMs":0}\n');
  });

  it('is not ended where it stands alone, and loads its tree', async () => {
    box.writeJava(javaThat({ SIGTERM: 143 }));
    writeFileSync(zooCfg(), readFileSync(zooCfg(), 'utf8').replaceAll(/^server\.[23]=.*\n/gm, ''));
    keep(2900);
    answerWith(notServing);
    const start = box.start(['--supervise'], env);
    const looks = () => box.readNotes().split('asked').length;
    await until('it was looked at', () => looks() > 4);
    start.signal('SIGTERM');
    expect(await start.ended()).toBe(0);
    expect(start.read()).not.toMatch(stuck);
  });

  it('is not ended for it while it stops, which was asked for', async () => {
    box.writeJava(javaThat({ SIGINT: 143 }));
    keep(2900);
    const start = box.start(['--supervise'], { ...env, ZK_PROBE_TIMEOUT: '200ms' });
    await box.untilNoted('up');
    start.signal('SIGTERM');
    await box.untilNoted('SIGTERM');
    answerWith(notServing);
    // a second that its clock looks at twice
    const askedBefore = box.readNotes().split('asked').length;
    await until('it was looked at', () => box.readNotes().split('asked').length > askedBefore + 2);
    for (const pid of childrenOf(start.pid)) process.kill(pid, 'SIGINT');
    expect(await start.ended()).toBe(0);
    expect(start.read()).not.toMatch(stuck);
  });

  it('is not ended where it could not be kept that it was', async () => {
    box.writeJava(javaThat({ SIGTERM: 143 }));
    answerWith(notServing);
    keep(500);
    const start = box.start(['--supervise'], env);
    await box.untilNoted('up');
    rmSync(keptFile());
    mkdirSync(keptFile());
    await until('it is warned', () => start.read().includes('not-serving.json'));
    // its time is over a second time, without a further word
    const askedBefore = box.readNotes().split('asked').length;
    await until('it goes on', () => box.readNotes().split('asked').length > askedBefore + 3);
    start.signal('SIGTERM');
    expect(await start.ended()).toBe(0);
    const warning = /^warning: ZK_MAX_NOT_SERVING: .*not-serving\.json: /;
    expect(start.readStory()[0]).toMatch(warning);
    expect(start.readStory().filter((line) => warning.test(line))).toHaveLength(1);
  });

  it('goes on where nobody can tell that it is time: a direct start says so', async () => {
    box.writeJava('exit 5');
    const start = box.start([], env);
    expect(await start.ended()).toBe(5);
    expect(start.readStory()).toEqual([
      'warning: ZK_MAX_NOT_SERVING: ignored, since only a supervisor can tell (--supervise)',
    ]);
  });
});

describe('probes', () => {
  it('hear what the member says at that moment', async () => {
    box.writeJava(javaThat({ SIGTERM: 143 }));
    const start = box.start(['--supervise'], { ZK_DRAIN: '0s', ZK_PROBE_TIMEOUT: '500ms' });
    await box.untilNoted('up');
    const silent = /^503 127\.0\.35\.1:2181: no answer within 500 ms/;
    expect(await box.get('/livez')).toBe('200 the server runs\n');
    expect(await box.get('/readyz')).toMatch(silent);
    expect(await box.get('/startupz')).toMatch(silent);
    const hears = async (text: string) =>
      // a question that its own clock has asked before may still wait for its answer
      waitFor({ what: text, timeoutMs: 20_000 }, async () =>
        (await box.get('/readyz')) === text ? true : undefined,
      );
    answerWith(notServing);
    const looking = 'not serving: the member runs, and looks for a leader, syncs or loads its tree';
    await hears(`503 ${looking}\n`);
    expect(await box.get('/startupz')).toBe('200 the server has started\n');
    answerWith(serving);
    await hears('200 the server serves (follower)\n');
    expect(await box.get('/readyz?verbose')).toBe('200 the server serves (follower)\n');
    expect(await box.get('/metrics')).toContain('\nzookeeper_member_up 1\n');
    answerWith(replyOf('read-only'));
    expect(await box.get('/readyz')).toMatch(/^503 not serving: .* \(read-only\)\n$/);
    rmSync(join(box.folder, 'notes.srvr'));
    expect(await box.get('/readyz')).toMatch(silent);
    expect(await box.get('/startupz')).toBe('200 the server has started\n');
    start.signal('SIGTERM');
    expect(await start.ended()).toBe(0);
  });

  it('that come together share one question, and 200 leave no process behind', async () => {
    box.writeJava(javaThat({ SIGTERM: 143 }));
    const start = box.start(['--supervise'], { ZK_DRAIN: '0s' });
    await box.untilNoted('up');
    const askedBefore = box.readNotes().split('asked').length;
    const together = Array.from({ length: 50 }, async () => box.get('/readyz'));
    await until('it was asked', () => box.readNotes().split('asked').length > askedBefore);
    answerWith(serving);
    await Promise.all(together);
    // its own clock asks as well, once a second
    expect(box.readNotes().split('asked').length - askedBefore).toBeLessThan(10);
    for (let probe = 0; probe < 200; probe++) {
      expect(await box.get('/readyz')).toBe('200 the server serves (follower)\n');
    }
    expect(childrenOf(start.pid)).toHaveLength(1);
    start.signal('SIGTERM');
    expect(await start.ended()).toBe(0);
  });

  it('get what HTTP has for what is asked wrongly, and nobody may stay', async () => {
    box.writeJava(javaThat({ SIGTERM: 143 }));
    answerWith(serving);
    const start = box.start(['--supervise'], { ZK_DRAIN: '0s' });
    await untilReady(start);
    const slow = talk('GET /livez HTTP/1.1\r\nHost:');
    expect(await box.get('/', {})).toBe(
      '404 only /livez, /readyz, /startupz and /metrics are served here\n',
    );
    expect(await box.get('/livez', { method: 'HEAD' })).toBe('200 ');
    expect(await box.get('/livez', { method: 'POST', body: 'x' })).toBe(
      '405 only GET and HEAD are answered\n',
    );
    expect(await talk('GET /livez HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(await talk('GET /constructor HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 404 /);
    expect(await talk('imok\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await talk(`GET /${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
    const crowd = Array.from({ length: 150 }, () => connect(8090, `${net}.1`));
    const closed = crowd.map((socket) => {
      socket.on('error', () => undefined);
      return new Promise((resolve) => socket.on('close', resolve).resume());
    });
    expect(await slow).toMatch(/^HTTP\/1\.1 408 /);
    await Promise.all(closed);
    expect(await box.get('/livez')).toBe('200 the server runs\n');
    start.signal('SIGTERM');
    expect(await start.ended()).toBe(0);
  });
});
