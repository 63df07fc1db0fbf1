import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { concat, int32, list, text } from '../../src/kafka/wire/pieces.ts';
import {
  answer,
  apiVersionsBody,
  frame,
  keys,
  metadataBody,
  noError,
  quorumBody,
  type Reply,
  startFakeBroker,
} from '../support/fakeBroker.ts';
import { type FakeServer, startFakeServer } from '../support/fakeServer.ts';
import {
  type KafkaOkBox,
  makeKafkaOkBox,
  startJavaLike,
  startSupervisorLike,
} from '../support/kafkaOkBox.ts';

const address = '127.0.251.2';
/** Where the time runs out. */
const timeoutMs = 700;
/** Where it must not, whatever else the machine does. */
const patienceMs = 10_000;
const within = (line: string): readonly string[] =>
  line.includes('no answer within') ? [`--timeout=${timeoutMs}ms`] : [];
/** Node itself takes about 45, and kafkajs some. */
const maxPeakMib = 100;

let box: KafkaOkBox;
beforeAll(() => (box = makeKafkaOkBox(address)));
afterAll(() => box.remove());

const ask = async (fake: FakeServer, protocol: string, ...args: readonly string[]) => {
  try {
    const isController = protocol === 'CONTROLLER';
    const roles = isController ? { 'process.roles': 'controller' } : {};
    box.write(`${protocol}://${address}:${fake.port}`, roles);
    return await said(fake.port, args);
  } finally {
    fake.close();
  }
};

const said = async (port: number, args: readonly string[]) => {
  const run = await box.run(args, { KAFKA_PROBE_TIMEOUT: `${patienceMs}ms` });
  expect(run.tookMs).toBeLessThan(patienceMs);
  expect(run.peakMib).toBeLessThan(maxPeakMib);
  const line = `${run.stdout}${run.stderr}`.replaceAll(`:${port}`, ':PORT');
  // a yes is a result, and a no a message
  expect(run.exitCode === 0 ? run.stderr : run.stdout).toBe('');
  return `${run.exitCode} ${line}`;
};

type Case = readonly [string, () => Promise<FakeServer>, string];
const metadataIs = async (reply: Reply) =>
  startFakeBroker({
    address,
    replies: { [keys.metadata]: reply, [keys.apiVersions]: answer(apiVersionsBody) },
  });
const raw = async (say: (socket: Socket) => void) => startFakeServer(address, say);
/** Announces so many bytes, and sends so many pieces of 1 MiB. */
const announces = (length: number, mebibytes: number) => async () =>
  raw((socket) => {
    socket.write(int32(length));
    const chunk = Buffer.alloc(1024 * 1024);
    let sent = 0;
    const more = (): void => {
      while (sent++ < mebibytes && !socket.destroyed) {
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('drain', more);
    more();
  });
const own = { brokers: [0, 1, 2] };
const at = `kafkaOk: ${address}:PORT:`;
const foreign = `69 ${at} no answer of Kafka's: it announces`;

const hello = async (reply: Reply) =>
  startFakeBroker({ address, replies: { [keys.saslHandshake]: reply } });
const quorumIs = async (errorCode: number, leaderId: number) =>
  startFakeBroker({
    address,
    replies: { [keys.describeQuorum]: answer(quorumBody({ errorCode, leaderId })) },
  });
/** Waits until a file of a process says this. */
const until = async (what: string, file: string, pattern: RegExp) =>
  waitFor({ what, timeoutMs: 5000 }, () =>
    pattern.test(readFileSync(`/proc/${file}`, 'utf8')) ? true : undefined,
  );
const live = async () => {
  box.write(`PLAINTEXT://${address}:1`);
  return said(1, ['live']);
};
const nobody = () => `1 kafkaOk: no java runs with ${box.serverProperties}, and no supervisor`;

describe('after kafkaStart --exec, ready', () => {
  const cases: readonly Case[] = [
    [
      'a broker that is registered',
      async () => metadataIs(answer(metadataBody(own))),
      '0 kafkaOk: broker 0 is registered',
    ],
    [
      'one that is fenced',
      async () => metadataIs(answer(metadataBody({ brokers: [2, 1] }))),
      '1 kafkaOk: broker 0 is not registered: it knows only 1, 2',
    ],
    [
      'one that knows nobody',
      async () => metadataIs(answer(metadataBody({ brokers: [] }))),
      '1 kafkaOk: broker 0 is not registered: it knows no broker at all',
    ],
    [
      'more behind the answer than belongs to it',
      async () => metadataIs(answer(concat(metadataBody(own), Buffer.alloc(99)))),
      '0 kafkaOk: broker 0 is registered',
    ],
    [
      'one that hangs',
      async () => raw(() => undefined),
      `69 ${at} no answer within ${timeoutMs} ms`,
    ],
    ['garbage', async () => raw((socket) => socket.write('}{'.repeat(99))), `${foreign} 2.0 GiB`],
    ['2 GB that are announced', announces(2 ** 31 - 1, 0), `${foreign} 2.0 GiB`],
    ['2 GB that come', announces(2 ** 31 - 1, 400), `${foreign} 2.0 GiB`],
    ['70 MB that come', announces(70_000_000, 70), `${foreign} 66.8 MiB`],
    ['a negative length', announces(-1, 0), `${foreign} -1 bytes`],
    ['a length that would go round in circles', announces(-4, 1), `${foreign} -4 bytes`],
    ['no length at all', announces(0, 1), `${foreign} 0 bytes`],
    [
      'a login that is wanted first',
      async () => metadataIs((_, socket) => socket.destroy()),
      `69 ${at} it closed the connection without an answer`,
    ],
    [
      'a port that takes TLS alone',
      async () => raw((socket) => socket.end(Buffer.from('15030300020228', 'hex'))),
      `${foreign} 336 MiB`,
    ],
    [
      'an HTTP server',
      async () => raw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      `${foreign} 1.1 GiB`,
    ],
    [
      'one byte a second',
      async () =>
        metadataIs((request, socket) => {
          const bytes = frame(request.correlationId, metadataBody(own));
          let sent = 0;
          const timer = setInterval(() => socket.write(bytes.subarray(sent, ++sent)), 100);
          socket.on('close', () => clearInterval(timer));
        }),
      `69 ${at} no answer within ${timeoutMs} ms`,
    ],
    [
      'half an answer, and the end',
      async () =>
        metadataIs(({ correlationId }, socket) => {
          const bytes = frame(correlationId, metadataBody(own));
          socket.end(bytes.subarray(0, bytes.length / 2));
        }),
      `69 ${at} it closed the connection without an answer`,
    ],
    [
      'the answer to another question',
      async () =>
        metadataIs(({ correlationId }, socket) => {
          socket.write(frame(correlationId + 7, metadataBody(own)));
        }),
      `69 ${at} no answer within ${timeoutMs} ms`,
    ],
    [
      'two billion brokers in an answer of 8 bytes',
      async () => metadataIs(answer(concat(int32(0), int32(2 ** 31 - 1)))),
      `69 ${at} no answer that can be read: a list of 2147483647 at 8 of 8 bytes`,
    ],
    [
      'an answer that ends too early',
      async () => metadataIs(answer(metadataBody(own).subarray(0, 20))),
      `69 ${at} no answer that can be read: it ends where `,
    ],
  ];
  it.each(cases)('%s', async (_, start, line) => {
    const told = await ask(await start(), 'PLAINTEXT', 'ready', ...within(line));
    expect(told.slice(0, line.length)).toBe(line);
  });

  const logins: readonly Case[] = [
    [
      'room for 30 million mechanisms is not made before they come',
      async () => hello(answer(concat(noError, int32(30_000_000)))),
      `69 ${at} no answer that can be read: `,
    ],
    [
      'a login that is not offered',
      async () => hello(answer(concat(noError, list(['GSSAPI'], text)))),
      `69 ${at} the login is refused: SASL PLAIN mechanism is not supported by the server`,
    ],
    [
      'a login that is never answered',
      async () => hello(() => undefined),
      `69 ${at} no answer within ${timeoutMs} ms`,
    ],
    [
      'a login that ends the connection',
      async () => hello((_, socket) => socket.destroy()),
      `69 ${at} it closed the connection without an answer`,
    ],
  ];
  it.each(logins)('with a login: %s', async (_, start, line) => {
    const told = await ask(await start(), 'SASL_PLAINTEXT', 'ready', ...within(line));
    expect(told.slice(0, line.length)).toBe(line);
  });

  it('a port without TLS where there should be some', async () => {
    const fake = await raw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await ask(fake, 'SSL', 'ready')).toMatch(
      /^69 kafkaOk: 127\.0\.251\.2:PORT: no TLS there that can be spoken: (wrong version number|packet length too long)$/,
    );
  });

  it.each([
    ['leads', 0, 0, '0 kafkaOk: controller 0 leads the quorum'],
    ['does not', 6, -1, '0 kafkaOk: controller 0 answers, and does not lead the quorum'],
    ['fails', -1, -1, "1 kafkaOk: controller 0 cannot tell of its quorum: Kafka's error -1"],
  ])('a controller that %s', async (_, errorCode, leaderId, line) => {
    expect(await ask(await quorumIs(errorCode, leaderId), 'CONTROLLER', 'ready')).toBe(line);
  });
});

describe('after kafkaStart --exec, startup', () => {
  it.each(['PLAINTEXT', 'SASL_PLAINTEXT'])('by %s: any answer is enough', async (protocol) => {
    const fake = await metadataIs((_, socket) => socket.destroy());
    expect(await ask(fake, protocol, 'startup')).toBe('0 kafkaOk: broker 0 answers');
  });

  it('nobody listens yet', async () => {
    const java = startJavaLike(box.serverProperties);
    try {
      const fake = await raw(() => undefined);
      fake.close();
      expect(await ask(fake, 'PLAINTEXT', 'startup')).toBe(
        `69 ${at} connection refused (java runs as process ${java.pid}, and may still load its logs)`,
      );
    } finally {
      java.kill();
    }
  });
});

describe('after kafkaStart --exec, live', () => {
  it('the java of this server', async () => {
    const java = startJavaLike(box.serverProperties);
    try {
      expect(await live()).toBe(`0 kafkaOk: the broker runs: java is process ${java.pid}`);
    } finally {
      java.kill();
      await once(java, 'exit');
    }
    expect(await live()).toBe(nobody());
  });

  it('another java, and other programs with the same words, do not count', async () => {
    const others = [
      startJavaLike('/somewhere/else/server.properties'),
      startJavaLike(box.serverProperties, 'tini'),
    ];
    try {
      expect(await live()).toBe(nobody());
    } finally {
      for (const other of others) other.kill();
    }
  });

  it('a java that has ended and waits to be reaped does not count', async () => {
    const java = join(box.folder, 'java');
    writeFileSync(java, '#!/bin/sh\nread line\n', { mode: 0o755 });
    // a shell would reap it, what comes in its place does not
    const script = '"$0" "$@" <&3 & echo $!; exec sleep 60';
    const words = ['-c', script, java, 'kafka.Kafka', box.serverProperties];
    const parent = spawn('sh', words, { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
    try {
      const [, output, , end] = parent.stdio;
      if (!(output instanceof Readable && end instanceof Writable)) throw new Error('no pipes');
      const [pid] = await once(output, 'data');
      await until('sleep', `${parent.pid}/comm`, /^sleep$/m);
      const alive = `0 kafkaOk: the broker runs: java is process ${String(pid).trim()}`;
      expect(await live()).toBe(alive);
      end.end();
      await until('a zombie', `${String(pid).trim()}/status`, /^State:\s+Z/m);
      expect(await live()).toBe(nobody());
    } finally {
      parent.kill();
    }
  });
});

describe('a supervisor', () => {
  const health = async (say: (socket: Socket) => void) => startFakeServer(address, say, 8090);
  const where = `kafkaOk: ${address}:8090:`;

  it('that runs and does not listen is not passed over, unless by --direct', async () => {
    const fake = await metadataIs(answer(metadataBody(own)));
    const supervisor = startSupervisorLike(box);
    try {
      if (supervisor.stdout !== null) await once(supervisor.stdout, 'data');
      box.write(`PLAINTEXT://${address}:${fake.port}`);
      expect(await said(fake.port, ['ready'])).toBe(
        `69 ${where} connection refused, although kafkaStart (process ${supervisor.pid}) runs this broker; --direct asks the broker itself`,
      );
      expect(await said(fake.port, ['ready', '--direct'])).toBe(
        '0 kafkaOk: broker 0 is registered',
      );
    } finally {
      supervisor.kill();
      fake.close();
    }
  });

  it.each([
    ['hangs', () => undefined, `69 ${where} no answer within ${timeoutMs} ms`],
    [
      'is another program',
      (socket: Socket) => socket.end('garbage'),
      `69 ${where} no answer of a supervisor there`,
    ],
    [
      'knows no such question',
      (socket: Socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\nonly /livez is served here\n'),
      `69 ${where} no supervisor that knows /readyz: another version of kafkaStart, or another program (only /livez is served here)`,
    ],
    [
      'says more than it can mean',
      (socket: Socket) => {
        const timer = setInterval(() => socket.write('x'.repeat(999_999)), 10);
        socket.on('close', () => clearInterval(timer));
      },
      `69 ${where} no answer of a supervisor there`,
    ],
    [
      'says one byte at a time',
      (socket: Socket) => {
        const timer = setInterval(() => socket.write('H'), 50);
        socket.on('close', () => clearInterval(timer));
      },
      `69 ${where} no answer within ${timeoutMs} ms`,
    ],
    [
      'says no',
      (socket: Socket) =>
        socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\nthe broker was asked to stop\n'),
      '1 kafkaOk: the broker was asked to stop',
    ],
  ])('that %s', async (_, say, line) => {
    const fake = await health(say);
    try {
      expect(await said(8090, ['ready', ...within(line)])).toBe(line.replace(':8090:', ':PORT:'));
    } finally {
      fake.close();
    }
  });

  it('is asked by stoppable again until it says yes', async () => {
    const fake = await startFakeServer(
      address,
      (socket, connection) =>
        socket.end(
          connection < 3
            ? 'HTTP/1.1 503 Service Unavailable\r\n\r\norders-0 waits for broker 1\n'
            : 'HTTP/1.1 200 OK\r\n\r\nbroker 0 may stop\n',
        ),
      8090,
    );
    try {
      expect(await box.run(['stoppable', '--wait=60s'])).toMatchObject({
        exitCode: 0,
        stdout: 'kafkaOk: broker 0 may stop',
      });
      expect(fake.received()).toHaveLength(3);
      expect(fake.received()[0]).toMatch(/^GET \/stoppablez /);
    } finally {
      fake.close();
    }
  });

  it('says no to stoppable until the wait is over, and without one at once', async () => {
    const fake = await health((socket) =>
      socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\norders-0 waits for broker 1\n'),
    );
    try {
      const waited = await box.run(['stoppable', '--wait=1500ms']);
      expect(waited).toMatchObject({ exitCode: 1, stderr: 'kafkaOk: orders-0 waits for broker 1' });
      expect(fake.received()).toHaveLength(2);
      expect(await box.run(['stoppable'])).toMatchObject({ exitCode: 1 });
      expect(fake.received()).toHaveLength(3);
    } finally {
      fake.close();
    }
  });
});

it('--json says what was asked and found', async () => {
  const fake = await metadataIs(answer(metadataBody(own)));
  try {
    box.write(`PLAINTEXT://${address}:${fake.port}`);
    const { exitCode, stdout, stderr } = await box.run(['ready', '--json']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      tool: 'kafkaOk',
      probe: 'ready',
      healthy: true,
      exitCode: 0,
      reason: 'broker 0 is registered',
      asked: 'broker',
      host: address,
      port: fake.port,
      durationMs: expect.any(Number),
    });
  } finally {
    fake.close();
  }
});
