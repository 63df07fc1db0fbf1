import type { Consumer, Kafka } from 'kafkajs';
import type { Mark } from './ledger.ts';
import { createKafkaClient, type KafkaAccess } from './openKafka.ts';

interface Work {
  readonly access: KafkaAccess;
  readonly topic: string;
  readonly partitions: number;
  readonly group: string;
  readonly members: number;
}

/** The members of a consumer group that read numbered records, and what they were given. */
export interface GroupReader {
  /** By partition, each record in the order in which it came, whichever member it came to. */
  readonly receipts: readonly (readonly Mark[])[];
  /** How often a member joined the group: once each, and again at each rebalance. */
  readonly countJoins: () => number;
  /** Ends all members; throws where one has given up. */
  readonly stop: () => Promise<void>;
}

// As Kafka's own consumer (fetch.max.wait.ms); kafkajs would wait for 5 s.
const maxWaitMs = 500;
// A member that lost its coordinator joins anew, and the others hear of it at their next heartbeat only; kafkajs
// would wait for 3 s, and for 30 s for one that is gone: that alone would be what is measured.
const heartbeatMs = 500;
/** How long a member is waited for that has left without a word. */
export const sessionMs = 10_000;

/** Starts a group from the begin of a topic. Each batch is committed when it was noted, as kafkajs does. */
export async function startGroupReader(work: Work): Promise<GroupReader> {
  const kafka = createKafkaClient({ ...work.access, clientId: 'reader' });
  const receipts: Mark[][] = Array.from({ length: work.partitions }, () => []);
  const crashes: Error[] = [];
  let joins = 0;
  const begin = async () =>
    startMember(kafka, work, {
      note: (partition, mark) => receipts[partition]?.push(mark),
      join: () => (joins += 1),
      crash: (error) => crashes.push(error),
    });
  const consumers = await Promise.all(Array.from({ length: work.members }, begin));
  return {
    receipts,
    countJoins: () => joins,
    stop: async () => {
      await Promise.all(consumers.map(async (consumer) => consumer.disconnect()));
      const [crash] = crashes;
      if (crash !== undefined) throw crash;
    },
  };
}

interface Told {
  readonly note: (partition: number, mark: Mark) => void;
  readonly join: () => void;
  readonly crash: (error: Error) => void;
}

async function startMember(
  kafka: Kafka,
  { topic, group }: Work,
  { note, join, crash }: Told,
): Promise<Consumer> {
  const consumer = kafka.consumer({
    groupId: group,
    maxWaitTimeInMs: maxWaitMs,
    heartbeatInterval: heartbeatMs,
    sessionTimeout: sessionMs,
    allowAutoTopicCreation: false,
  });
  consumer.on(consumer.events.GROUP_JOIN, join);
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    // one that kafkajs starts again is as late as it is, and that is measured
    if (!payload.restart) crash(payload.error);
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch }) => {
      const atMs = performance.now();
      for (const { value } of batch.messages) {
        note(batch.partition, { number: Number(value?.toString() ?? Number.NaN), atMs });
      }
      await Promise.resolve();
    },
  });
  return consumer;
}
