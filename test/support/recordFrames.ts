/**
 * `node test/support/recordFrames.ts` writes test/fixtures/kafkaWire anew: what real brokers answer to each
 * exchange, while one of two is down and a partition moves to it. Needs `npm run build` and the jars of
 * `node prepare.mjs jars matrix`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { kafkaPod, type LocalPod, runtimeFolder, type Site } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { askBroker } from '../../src/kafka/ask/askBroker.ts';
import { apiVersions, understands } from '../../src/kafka/wire/apiVersions.ts';
import type { Exchange } from '../../src/kafka/wire/exchange.ts';
import { metadata } from '../../src/kafka/wire/metadata.ts';
import {
  compactList,
  compactText,
  concat,
  int32,
  noTags,
  text,
} from '../../src/kafka/wire/pieces.ts';
import { openSite } from './brokers.ts';
import { clientOf } from './kafkaClients.ts';
import { makeSite } from './makeSite.ts';
import { framesPath } from './recordedFrames.ts';
import { exchanges, type RecordedVersion, recordedVersions } from './wireExchanges.ts';

async function record(version: RecordedVersion): Promise<void> {
  const { site, startBroker, removeAll } = openSite(makeSite('kafka-wire', '127.0.252'));
  const first = podOf(site, version, 0);
  const second = podOf(site, version, 1);
  try {
    const lives = [first, second].map((pod) => startBroker(pod));
    for (const life of lives) await life.answers('ready', 0);
    await fill(first);
    lives[1]?.kill();
    const target = { host: first.address, port: 9092, access: {}, timeoutMs: 5000 };
    await waitFor({ what: 'broker 1 is gone', timeoutMs: 60_000 }, async () => {
      const known = await askBroker(target, async (ask) => ask(metadata('none')));
      return known.ok && known.value.brokers.length === 1 ? true : undefined;
    });
    await exchangeBytes(first.address, moveClicks);
    const versions = await askBroker(target, async (ask) => ask(apiVersions));
    if (!versions.ok) throw new Error(versions.reason);
    const frames: Record<string, string> = {};
    for (const [name, exchange] of Object.entries(exchanges)) {
      if (!understands(versions.value, exchange)) continue;
      frames[name] = (await exchangeBytes(first.address, exchange)).toString('base64');
    }
    const path = framesPath(version);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(frames, undefined, 2)}\n`);
  } finally {
    await removeAll();
  }
}

/** The first is broker and controller, the second a broker alone. */
function podOf(site: Site, version: RecordedVersion, ordinal: number): LocalPod {
  const pod = kafkaPod(site, ordinal, 2);
  const env = {
    ...pod.env,
    KAFKA_HOME: runtimeFolder(site, 'kafka', version),
    KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
    KAFKA_CONTROLLER_REPLICAS: '1',
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '1',
    ...(ordinal === 1 ? { KAFKA_LISTENERS: `PLAINTEXT://${pod.address}:9092` } : {}),
  };
  return { ...pod, env };
}

/** Topics, records, and a group that has read some of them. */
async function fill(pod: LocalPod) {
  const kafka = clientOf([pod]);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: false,
    topics: [
      {
        topic: 'orders',
        replicaAssignment: [
          { partition: 0, replicas: [0, 1] },
          { partition: 1, replicas: [1, 0] },
          { partition: 2, replicas: [1, 0] },
        ],
        configEntries: [{ name: 'min.insync.replicas', value: '2' }],
      },
      { topic: 'lost', replicaAssignment: [{ partition: 0, replicas: [1] }] },
      { topic: 'clicks', replicaAssignment: [{ partition: 0, replicas: [0] }] },
    ],
  });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  const messages = [...Array.from({ length: 30 }).keys()].map((at) => ({
    value: `order ${at}`,
    partition: at % 3,
  }));
  await producer.send({ topic: 'orders', messages });
  await producer.disconnect();
  const consumer = kafka.consumer({ groupId: 'readers' });
  await consumer.connect();
  await consumer.subscribe({ topic: 'orders', fromBeginning: true });
  const read = Promise.withResolvers<void>();
  let count = 0;
  await consumer.run({
    eachMessage: async () => {
      if (++count === messages.length) read.resolve();
    },
  });
  await read.promise;
  await consumer.disconnect();
}

/** Gives clicks-0 a second replica, on broker 1; kafkajs does not while a topic is without a leader. */
const moveClicks: Exchange<void> = {
  name: 'AlterPartitionReassignments',
  apiKey: 45,
  apiVersion: 0,
  isFlexible: true,
  request: concat(
    int32(5000),
    compactList(['clicks'], (topic) =>
      concat(
        compactText(topic),
        compactList([0], (partition) =>
          concat(int32(partition), compactList([0, 1], int32), noTags),
        ),
        noTags,
      ),
    ),
    noTags,
  ),
  read: () => undefined,
};

/** Asks over a connection of its own, and gives the answer behind its correlation id. */
async function exchangeBytes(host: string, exchange: Exchange<unknown>): Promise<Buffer> {
  const { apiKey, apiVersion, isFlexible, request } = exchange;
  const head = concat(int32(apiKey * 65_536 + apiVersion), int32(1), text('recorder'));
  const body = concat(head, isFlexible ? noTags : new Uint8Array(), request);
  const socket = connect({ host, port: 9092 });
  socket.write(concat(int32(body.length), body));
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length >= 4 && bytes.length === 4 + bytes.readInt32BE()) return bytes.subarray(8);
  }
  throw new Error(`no answer to ${exchange.name}`);
}

for (const version of recordedVersions) await record(version);
