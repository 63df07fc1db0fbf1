import { setTimeout as sleep } from 'node:timers/promises';
import { type Kafka, Partitioners, type Producer } from 'kafkajs';
import { openLedger } from './ledger.ts';
import { createKafkaClient, type KafkaAccess, requestTimeoutMs } from './openKafka.ts';
import { countDue } from './pacing.ts';
import { settles, within } from './waitFor.ts';
import type { Writer } from './writer.ts';

interface Work {
  readonly access: KafkaAccess;
  readonly topic: string;
  readonly partitions: number;
  /** Over all partitions. */
  readonly perSecond: number;
}

const everyMs = 15;
const maxBatch = 500;
const stopTimeoutMs = 30_000;
const abandonMs = 1000;
const allInSync = -1;

/**
 * Writes records that are numbered in each partition, with acks=all and one idempotent producer a
 * partition, one request at a time. So a request that is sent again can neither repeat a record nor
 * overtake another, which kafkajs does not promise for more: two requests in flight to one broker
 * can come to share a sequence number, and a request for several partitions can be reported as done
 * though a leader that moved meanwhile never got its part. A producer that gave a request up is
 * replaced by a new one, because its sequence numbers are no longer what the broker has.
 */
export async function startKafkaWriter(work: Work): Promise<Writer> {
  const kafka = createKafkaClient(work.access);
  const partitions = Array.from({ length: work.partitions }, (_, partition) => partition);
  const writers = await Promise.all(
    partitions.map(async (partition) => startPartition(kafka, work, partition)),
  );
  const sum = (count: (writer: Writer) => number) =>
    writers.reduce((total, writer) => total + count(writer), 0);
  return {
    countInFlight: () => sum((writer) => writer.countInFlight()),
    countUnanswered: () => sum((writer) => writer.countUnanswered()),
    hurry: (isHurried) => {
      for (const writer of writers) writer.hurry(isHurried);
    },
    countAcknowledged: () => sum((writer) => writer.countAcknowledged()),
    countFailed: () => sum((writer) => writer.countFailed()),
    stop: async () => (await Promise.all(writers.map(async (writer) => writer.stop()))).flat(),
    abandon: async () => {
      await Promise.all(writers.map(async (writer) => writer.abandon()));
    },
  };
}

async function startPartition(kafka: Kafka, work: Work, partition: number): Promise<Writer> {
  const { topic } = work;
  const perSecond = work.perSecond / work.partitions;
  let producer = await openProducer(kafka);
  const startMs = performance.now();
  const ledger = openLedger(startMs);
  let begun = 0;
  let inFlight = 0;
  let isHurried = false;
  let hurried = 0;
  const stopping = new AbortController();

  const send = async (numbers: readonly number[]): Promise<boolean> => {
    const messages = numbers.map((number) => ({ value: String(number), partition }));
    try {
      const answers = await producer.send({
        topic,
        messages,
        acks: allInSync,
        timeout: requestTimeoutMs,
      });
      return answers.some((answer) => answer.partition === partition && answer.errorCode === 0);
    } catch {
      return false;
    }
  };
  const write = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const elapsedMs = performance.now() - startMs;
      const due = countDue({ perSecond, elapsedMs, begun: begun - hurried, room: maxBatch });
      if (isHurried && due === 0) hurried += 1;
      const count = isHurried ? Math.max(due, 1) : due;
      if (count > 0) {
        const numbers = Array.from({ length: count }, (_, index) => begun + index);
        begun += count;
        inFlight = count;
        if (await send(numbers)) {
          ledger.acknowledge(numbers, performance.now());
        } else {
          ledger.giveUp(count);
          void producer.disconnect();
          producer = await openProducer(kafka);
        }
        inFlight = 0;
      }
      if (!isHurried) await sleep(everyMs);
    }
  };
  const writing = write();
  // Told by stop(); until then a writer that broke off is only one that writes no more.
  writing.catch(() => undefined);

  return {
    countInFlight: () => inFlight,
    // kafkajs itself sends again
    countUnanswered: () => inFlight,
    hurry: (wanted) => {
      isHurried = wanted;
    },
    countAcknowledged: ledger.countAcknowledged,
    countFailed: ledger.countFailed,
    stop: async () => {
      stopping.abort();
      await within(stopTimeoutMs, `the last answer for ${topic}-${partition}`, writing);
      const account = ledger.close(performance.now());
      await producer.disconnect();
      return [account];
    },
    abandon: async () => {
      stopping.abort();
      await settles(writing, abandonMs);
      void producer.disconnect();
    },
  };
}

async function openProducer(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return producer;
}
