import { describe, expect, it } from 'vitest';
import { concat, int32, list, text } from '../../src/kafka/wire/pieces.ts';
import {
  answer,
  frame,
  keys,
  metadataBody,
  noError,
  quorumBody,
  type Reply,
  startFakeBroker,
} from '../support/fakeBroker.ts';
import type { FakeServer } from '../support/fakeServer.ts';
import { openKafkaOk, timeoutMs, within } from '../support/openKafkaOk.ts';

const address = '127.0.251.2';
const { box, ask, metadataIs, raw } = openKafkaOk(address);
const own = { brokers: [0, 1, 2] };
const at = `kafkaOk: ${address}:PORT:`;
const foreign = `69 ${at} no answer of Kafka's: it announces`;

type Case = readonly [string, () => Promise<FakeServer>, string];
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

const hello = async (reply: Reply) =>
  startFakeBroker({ address, replies: { [keys.saslHandshake]: reply } });
const quorumIs = async (errorCode: number, leaderId: number) =>
  startFakeBroker({
    address,
    replies: { [keys.describeQuorum]: answer(quorumBody({ errorCode, leaderId })) },
  });

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
