import type { Admin, PartitionMetadata } from 'kafkajs';
import { createKafkaClient, type KafkaAccess } from './openKafka.ts';
import { waitFor } from './waitFor.ts';

export const partitionNumbers = [0, 1, 2] as const;

const minInSync = '2';
const registeredTimeoutMs = 60_000;
const inSyncTimeoutMs = 60_000;

/** Creates a topic with a replica on every broker when so many are there, and waits until all are in sync. */
export async function createTopic(
  kafka: KafkaAccess,
  topic: string,
  replicationFactor: number,
): Promise<void> {
  const admin = createKafkaClient(kafka).admin();
  await admin.connect();
  try {
    // the port of one that starts is open before it is registered
    const what = `${replicationFactor} brokers registered`;
    await waitFor({ what, timeoutMs: registeredTimeoutMs }, async () => {
      const { brokers } = await admin.describeCluster();
      return brokers.length >= replicationFactor ? true : undefined;
    });
    await admin.createTopics({
      // kafkajs would give up where a broker does not know the topic yet
      waitForLeaders: false,
      topics: [
        {
          topic,
          numPartitions: partitionNumbers.length,
          replicationFactor,
          configEntries: [{ name: 'min.insync.replicas', value: minInSync }],
        },
      ],
    });
  } finally {
    await admin.disconnect();
  }
  await untilInSync(kafka, topic);
}

/**
 * Waits until every replica of a topic is in sync: only then may the next broker go. A broker whose port has just
 * opened does not know the topic yet, and says so.
 */
export async function untilInSync(kafka: KafkaAccess, topic: string): Promise<void> {
  const admin = createKafkaClient(kafka).admin();
  await admin.connect();
  try {
    const what = `all replicas of ${topic} in sync`;
    await waitFor({ what, timeoutMs: inSyncTimeoutMs }, async () => {
      const partitions = await readPartitions(admin, topic);
      const inSync = partitions.every(({ isr, replicas }) => isr.length === replicas.length);
      return partitions.length > 0 && inSync ? true : undefined;
    });
  } finally {
    await admin.disconnect();
  }
}

async function readPartitions(admin: Admin, topic: string): Promise<readonly PartitionMetadata[]> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics.flatMap(({ partitions }) => partitions);
  } catch (error) {
    if (isUnknownTopic(error)) return [];
    throw error;
  }
}

// By its type: the classes of kafkajs's errors are exported in a way that an ES module does not see.
function isUnknownTopic(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'UNKNOWN_TOPIC_OR_PARTITION';
}

/** By partition, how many offsets its leader has committed. */
export async function readEnds(
  kafka: KafkaAccess,
  topic: string,
): Promise<ReadonlyMap<number, number>> {
  const admin = createKafkaClient(kafka).admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, high }) => [partition, Number(high)]));
  } finally {
    await admin.disconnect();
  }
}
