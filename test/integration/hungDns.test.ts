import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { startFakeServer } from '../support/fakeServer.ts';
import { makeKafkaBox } from '../support/kafkaBox.ts';
import { canBeHost } from '../support/runAsHost.ts';

const nameserver = '127.0.46.53';
/** Says nothing of any name, but where a member with one of these is, which takes it a while. */
const resolver = createSocket('udp4');
const slowName = 'slow.zk-hs.invalid';
const slowerName = 'slower.zk-hs.invalid';
const slowAddress = '127.0.46.1';
const slowMs = 400;
const slowerMs = 3000;
const withResolver = 'mount --bind "$1" /etc/resolv.conf && shift && exec "$@"';
/** How long the system waits for an answer: 5 s, and once more (resolv.conf(5)). */
const systemWaitMs = 10_000;
const namesOfMembers = ['zk-0.zk-hs.invalid', 'zk-1.zk-hs.invalid', 'zk-2.zk-hs.invalid'] as const;
/** How often the resolver was asked for the first of them. */
let countOfFirst = 0;
const canRun = await canBeHost();
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hung-dns-'));
  const servers = namesOfMembers.map((name, i) => `server.${i + 1}=${name}:2888:3888\n`);
  writeFileSync(join(folder, 'zoo.cfg'), `dataDir=${folder}\nclientPort=2181\n${servers.join('')}`);
  writeFileSync(join(folder, 'myid'), '1');
  writeFileSync(join(folder, 'resolv.conf'), `nameserver ${nameserver}\n`);
  if (!canRun) return;
  resolver.bind(53, nameserver);
  await once(resolver, 'listening');
  resolver.on('message', (question, { port, address }) => {
    if (question.includes(encodeName(namesOfMembers[0]))) countOfFirst++;
    const delays = [
      [slowName, slowMs],
      [slowerName, slowerMs],
    ] as const;
    for (const [name, delayMs] of delays) {
      if (!question.includes(encodeName(name))) continue;
      setTimeout(() => resolver.send(renderAnswer(question), port, address), delayMs);
    }
  });
});
afterAll(() => {
  resolver.close();
  rmSync(folder, { recursive: true });
});

/** A name as DNS writes it: each part behind its length (RFC 1035, section 3.1). */
function encodeName(name: string): Buffer {
  return Buffer.concat(
    name.split('.').map((part) => Buffer.from([part.length, ...Buffer.from(part)])),
  );
}

/** The answer to a question for an address of IPv4, which is `slowAddress`; of IPv6 there is none. */
function renderAnswer(question: Buffer): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const asked = Buffer.from(question.subarray(0, end));
  const isA = asked.readUInt16BE(end - 4) === 1;
  // a response to which recursion is available, one question, as many answers, nothing further
  asked.set([0x81, 0x80, 0, 1, 0, isA ? 1 : 0, 0, 0, 0, 0], 2);
  // the name of the question, A, IN, to be kept for no time, four bytes
  const answer = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...slowAddress.split('.').map(Number)];
  return isA ? Buffer.concat([asked, Buffer.from(answer)]) : asked;
}

/** Runs a tool where no DNS server answers, or one does so late. */
function start(tool: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const script = ['sh', '-c', withResolver, 'sh', join(folder, 'resolv.conf')];
  const command = [...script, process.execPath, resolve(`dist/${tool}.mjs`), ...args];
  return execa('unshare', ['-m', ...command], {
    env: { PATH: process.env['PATH'], ZK_CONF_DIR: folder, ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
}

async function zkOk(...args: readonly string[]) {
  const { exitCode, stderr, durationMs } = await start('zkOk', args);
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

it.skipIf(!canRun)(
  'nor the figures of an ensemble, and no question stands behind another',
  async () => {
    const before = countOfFirst;
    const { exitCode, stdout, durationMs } = await start(
      'zkMetrics',
      ['--ensemble', '--timeout=500ms'],
      // by default a process asks two of them at a time, and these would hide the others
      { UV_THREADPOOL_SIZE: '32' },
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      '0 of 3 members serve: no quorum\nzk-0: no address of its name within 500 ms',
    );
    expect(durationMs).toBeLessThan(systemWaitMs / 2);
    // for an address of IPv4 and one of IPv6, whatever the member is asked and however often
    expect(countOfFirst - before).toBe(2);
  },
);

it.skipIf(!canRun)(
  'nor a supervisor that waits for the name of its pod, once it is to stop',
  async () => {
    const libDir = join(folder, 'lib');
    mkdirSync(libDir, { recursive: true });
    writeFileSync(join(libDir, 'zookeeper-3.9.5.jar'), '');
    writeFileSync(join(folder, 'java.env'), '');
    writeFileSync(join(folder, 'java'), '#!/bin/sh\n', { mode: 0o755 });
    const run = start('zkStart', ['--supervise'], {
      PATH: `${folder}:${process.env['PATH']}`,
      ZK_LIB_DIR: libDir,
      ZK_HEALTH_ADDRESS: slowAddress,
    });
    let said = '';
    run.stderr.on('data', (chunk) => (said += String(chunk)));
    const started = performance.now();
    await waitFor({ what: 'it says that it waits', timeoutMs: 20_000 }, () =>
      said.includes(`waiting for ${namesOfMembers[0]} to be an address of this pod`)
        ? true
        : undefined,
    );
    expect(performance.now() - started).toBeLessThan(systemWaitMs / 2);
    const stopped = performance.now();
    run.kill('SIGTERM');
    const { exitCode } = await run;
    expect(said).toContain('asked to stop before the server was started');
    expect(exitCode).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(systemWaitMs / 2);
  },
);

it.skipIf(!canRun)('nor the start of a broker that listens at a name, nor its end', async () => {
  const box = makeKafkaBox('127.0.46.2', 'echo up >>"$NOTES"; sleep 3; exit 3');
  box.format();
  try {
    const started = performance.now();
    const run = start('kafkaStart', [], {
      ...box.env,
      KAFKA_LISTENERS: 'PLAINTEXT://elsewhere.k.invalid:9092,CONTROLLER://127.0.46.2:9093',
      KAFKA_NAME_TIMEOUT: '0s',
    });
    await waitFor({ what: 'java is up', timeoutMs: 20_000, everyMs: 20 }, () => box.readNotes());
    const upMs = performance.now() - started;
    const { exitCode, durationMs } = await run;
    expect(exitCode).toBe(3);
    expect(upMs).toBeLessThan(systemWaitMs / 2);
    expect(durationMs - upMs).toBeLessThan(3000 + 1500);
  } finally {
    box.remove();
  }
});

it.skipIf(!canRun)('the look-up of a name and the answer have one time together', async () => {
  const fake = await startFakeServer(slowAddress, (socket) => {
    setTimeout(() => socket.end('imok'), slowMs);
  });
  try {
    const place = ['--host', slowName, '--port', String(fake.port)];
    expect(await zkOk('live', ...place, '--timeout=5s')).toEqual({
      code: 0,
      stderr: '',
      inTime: true,
    });
    const timeoutMs = slowMs + slowMs / 2;
    for (const [tool, ...args] of [['zkOk', 'live'], ['zkMetrics']] as const) {
      const { exitCode, stderr } = await start(tool, [
        ...args,
        ...place,
        `--timeout=${timeoutMs}ms`,
      ]);
      expect(exitCode).toBe(69);
      expect(stderr).toContain(`no answer within ${timeoutMs} ms`);
    }
  } finally {
    fake.close();
  }
});

it.skipIf(!canRun)('so have the look-up and the session of zkCli', async () => {
  const asked: number[] = [];
  const fake = await startFakeServer(slowAddress, () => asked.push(performance.now()));
  try {
    const timeout = String(slowerMs + 1000);
    const server = `${slowerName}:${fake.port}`;
    const args = ['-server', server, '-timeout', timeout, 'get', '/'];
    const { exitCode, stderr } = await start('zkCli', args);
    const ended = performance.now();
    expect(exitCode).toBe(69);
    expect(stderr).toContain(`zkCli: no session within ${timeout} ms: `);
    expect(asked).toHaveLength(2);
    for (const at of asked) expect(ended - at).toBeLessThan(slowerMs);
  } finally {
    fake.close();
  }
});
