import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concat, int32 } from '../../src/kafka/wire/pieces.ts';
import {
  answer,
  apiVersionsBody,
  frame,
  keys,
  metadataBody,
  type Reply,
  startFakeBroker,
} from '../support/fakeBroker.ts';
import { type FakeServer, startFakeServer } from '../support/fakeServer.ts';
import { type KafkaOkBox, makeKafkaOkBox } from '../support/kafkaOkBox.ts';

const address = '127.0.251.2';
const timeoutMs = 700;
/** For Node to start, and for the test's own machine. */
const slackMs = 3000;
/** Node itself takes about 45, and kafkajs some. */
const maxPeakMib = 100;

let box: KafkaOkBox;
beforeAll(() => (box = makeKafkaOkBox(address)));
afterAll(() => box.remove());

const ask = async (fake: FakeServer, protocol: string, ...args: readonly string[]) => {
  try {
    box.write(`${protocol}://${address}:${fake.port}`);
    const run = await box.run([...args, `--timeout=${timeoutMs}ms`]);
    expect(run.tookMs).toBeLessThan(timeoutMs + slackMs);
    expect(run.peakMib).toBeLessThan(maxPeakMib);
    const line = `${run.stdout}${run.stderr}`.replaceAll(`:${fake.port}`, ':PORT');
    // a yes is a result, and a no a message
    expect(run.exitCode === 0 ? run.stderr : run.stdout).toBe('');
    return `${run.exitCode} ${line}`;
  } finally {
    fake.close();
  }
};

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

describe('after kafkaStart --exec, ready', () => {
  const cases: readonly (readonly [string, () => Promise<FakeServer>, string])[] = [
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
  it.each(cases)('%s', async (_, start, said) => {
    const line = await ask(await start(), 'PLAINTEXT', 'ready');
    expect(line.slice(0, said.length)).toBe(said);
  });
});
