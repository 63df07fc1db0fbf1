import Connection from 'kafkajs/src/network/connection.js';
import createFetch from 'kafkajs/src/protocol/requests/fetch/v11/request.js';
import fetchResponse from 'kafkajs/src/protocol/requests/fetch/v11/response.js';
import {
  connectionTimeoutMs,
  createKafkaLogger,
  mendRequestQueue,
  resolveBy,
} from './openKafka.ts';
import { waitFor } from './waitFor.ts';

interface Source {
  /** The one broker that is asked, leader or follower. */
  readonly host: string;
  readonly port: number;
  readonly topic: string;
  readonly partition: number;
  /** The broker must have at least so many records committed before its answer counts. */
  readonly atLeast: number;
  /** How long it may take to have them. */
  readonly catchUpMs?: number | undefined;
}

interface Page {
  readonly numbers: readonly number[];
  readonly nextOffset: bigint;
  readonly highWatermark: bigint;
}

const usualCatchUpMs = 10_000;
const pageBytes = 1024 * 1024;

/** Reads back, in the order of their offsets, what one broker itself has committed of a partition. */
export async function readKafkaRecords(source: Source): Promise<number[]> {
  mendRequestQueue();
  const { host, port, topic, partition, atLeast, catchUpMs = usualCatchUpMs } = source;
  const wait = { timeoutMs: catchUpMs, everyMs: 50 };
  const reached = { what: `${host}:${port}: a connection`, ...wait };
  const connection = await waitFor(reached, async () =>
    openConnection(source, catchUpMs).catch(passOver),
  );
  try {
    const what = `${host}:${port}: ${atLeast} records of ${topic}-${partition}`;
    await waitFor({ what, ...wait }, async () => {
      const page = await fetchPage(connection, source, 0n, 1).catch(passOver);
      return page !== undefined && page.highWatermark >= BigInt(atLeast) ? true : undefined;
    });
    const found: number[] = [];
    for (let offset = 0n; ;) {
      const page = await fetchPage(connection, source, offset, pageBytes);
      found.push(...page.numbers);
      if (page.nextOffset >= page.highWatermark) return found;
      if (page.nextOffset === offset) throw new Error(`${what}: no records at offset ${offset}`);
      offset = page.nextOffset;
    }
  } finally {
    await connection.disconnect();
  }
}

async function openConnection({ host, port }: Source, timeoutMs: number): Promise<Connection> {
  const connection = new Connection({
    host,
    port,
    clientId: 'auditor',
    logger: createKafkaLogger(),
    socketFactory: resolveBy([]),
    // of several readers in one process, each may have to wait for the others
    requestTimeout: timeoutMs,
    connectionTimeout: connectionTimeoutMs,
  });
  await connection.connect();
  return connection;
}

/**
 * In ZooKeeper mode a broker has started before its controller has told it what it hosts; and on a machine that is
 * busy even a connection takes its time.
 */
function passOver(error: unknown): undefined {
  const isRetriable = error instanceof Error && 'retriable' in error && error.retriable === true;
  if (!isRetriable) throw error;
}

async function fetchPage(
  connection: Connection,
  { topic, partition }: Source,
  offset: bigint,
  maxBytes: number,
): Promise<Page> {
  const request = createFetch({
    replicaId: -1,
    maxWaitTime: 200,
    minBytes: 1,
    maxBytes,
    topics: [{ topic, partitions: [{ partition, fetchOffset: offset.toString(), maxBytes }] }],
  });
  const { responses } = await connection.send({ request, response: fetchResponse });
  const answer = responses[0]?.partitions[0];
  if (answer === undefined) throw new Error(`${topic}-${partition}: an answer without partitions`);
  // a batch comes whole, with records before the offset that was asked for
  const records = answer.messages.filter((message) => BigInt(message.offset) >= offset);
  const last = records.at(-1);
  return {
    numbers: records.map(({ value }) => Number(value?.toString() ?? Number.NaN)),
    nextOffset: last === undefined ? offset : BigInt(last.offset) + 1n,
    highWatermark: BigInt(answer.highWatermark),
  };
}
