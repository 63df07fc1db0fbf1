import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { watchBroker } from '../../src/kafkaStart/readiness/watchBroker.ts';
import { concat, int32 } from '../../src/kafka/wire/pieces.ts';
import type { Verdict } from '../../src/process/health.ts';
import {
  answer,
  apiVersionsBody,
  keys,
  metadataBody,
  type Reply,
  startFakeBroker,
} from '../support/fakeBroker.ts';
import { type FakeServer, startFakeServer } from '../support/fakeServer.ts';

const address = '127.0.230.2';
const host = 'kafka-0.k.invalid';

const line = `${address} ${host}\n`;

it.each<[string, string | undefined, string, readonly boolean[]]>([
  ['stays ready that was found, while nobody knows its name', line, '', [true, true]],
  ['is watched on where a look has failed for want of a file', undefined, line, [false, true]],
])('a broker %s', async (_, first, then, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-broker-'));
  const hosts = join(folder, 'hosts');
  if (first !== undefined) writeFileSync(hosts, first);
  const fake = await startFakeServer(address, () => undefined);
  const socket = { name: 'SSL', protocol: 'SSL', role: 'broker', host, port: fake.port } as const;
  const question = { askable: true, socket, access: {}, ask: 'port' } as const;
  const watching = new AbortController();
  const verdicts: boolean[] = [];
  try {
    await watchBroker(
      {
        question,
        nodeId: 0,
        version: '4.3.1',
        properties: new Map(),
        catchUpMs: 0,
        readOverheard: () => undefined,
        env: { POD_HOSTS_FILE: hosts },
        tell: () => undefined,
      },
      {
        report: ({ healthy }) => {
          verdicts.push(healthy);
          if (verdicts.length === expected.length) watching.abort();
          writeFileSync(hosts, then);
        },
        reportStart: () => undefined,
        signal: watching.signal,
      },
    );
    expect(verdicts).toEqual(expected);
  } finally {
    fake.close();
    rmSync(folder, { recursive: true });
  }
});

/** The first thing that the watch reports of a broker at this port. */
const firstReport = async (port: number) => {
  const socket = { name: 'A', protocol: 'PLAINTEXT', role: 'broker', host: address, port } as const;
  const question = { askable: true, socket, access: {}, ask: 'brokers' } as const;
  const watching = new AbortController();
  const reports: Verdict[] = [];
  const server = { nodeId: 0, version: '3.9.2', properties: new Map(), catchUpMs: 0, env: {} };
  await watchBroker(
    { question, ...server, readOverheard: () => undefined, tell: () => undefined },
    {
      report: (verdict) => {
        reports.push(verdict);
        watching.abort();
      },
      reportStart: () => undefined,
      signal: watching.signal,
    },
  );
  return reports;
};

const says = (bytes: Uint8Array | string) => async () =>
  startFakeServer(address, (socket) => socket.end(bytes));
const answersMetadata = (reply: Reply) => async () =>
  startFakeBroker({
    address,
    replies: { [keys.metadata]: reply, [keys.apiVersions]: answer(apiVersionsBody) },
  });
const foreign = "no answer of Kafka's: it announces";

it.each<[string, () => Promise<FakeServer>, string]>([
  [
    'is fenced',
    answersMetadata(answer(metadataBody({ brokers: [1] }))),
    'broker 0 is not registered: it knows only 1',
  ],
  ['announces 2 GB', says(int32(2 ** 31 - 1)), `HERE: ${foreign} 2.0 GiB`],
  ['announces less than nothing', says(int32(-4)), `HERE: ${foreign} -4 bytes`],
  ['takes TLS alone', says(Buffer.from('15030300020228', 'hex')), `HERE: ${foreign} 336 MiB`],
  ['is an HTTP server', says('HTTP/1.1 400 Bad Request\r\n\r\n'), `HERE: ${foreign} 1.1 GiB`],
  [
    'wants a login first',
    answersMetadata((_, socket) => socket.destroy()),
    'HERE: it closed the connection without an answer',
  ],
  [
    'announces two billion brokers',
    answersMetadata(answer(concat(int32(0), int32(2 ** 31 - 1)))),
    'HERE: no answer that can be read: a list of 2147483647 at 8 of 8 bytes',
  ],
  [
    'hangs',
    async () => startFakeServer(address, () => undefined),
    'HERE: no answer within 4000 ms',
  ],
])('a supervisor tells of a broker that %s', async (_, start, reason) => {
  const fake = await start();
  try {
    expect(await firstReport(fake.port)).toEqual([
      { healthy: false, reason: reason.replace('HERE', `${address}:${fake.port}`) },
    ]);
  } finally {
    fake.close();
  }
});
