import type { LocalPod } from '../../local/site.ts';
import { clientOf } from './kafkaClients.ts';

/** The group that lags. */
export const group = 'readers';

const least = (value: number) => [{ name: 'min.insync.replicas', value: String(value) }];

/** Topics of which one has a partition on the third broker alone, records, and a group that lags. */
export async function fillFigures(pod: LocalPod): Promise<void> {
  const kafka = clientOf([pod]);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    // kafkajs gives up where a broker does not know a topic yet
    waitForLeaders: false,
    topics: [
      { topic: 'orders', numPartitions: 12, replicationFactor: 3, configEntries: least(2) },
      {
        topic: 'audit',
        replicaAssignment: [{ partition: 0, replicas: [0, 1] }],
        configEntries: least(1),
      },
      {
        topic: 'strict',
        replicaAssignment: [
          { partition: 0, replicas: [1, 2] },
          { partition: 1, replicas: [2, 0] },
        ],
        configEntries: least(2),
      },
      {
        topic: 'lone',
        replicaAssignment: [{ partition: 0, replicas: [2] }],
        configEntries: least(1),
      },
    ],
  });
  const producer = kafka.producer();
  await producer.connect();
  const value = 'x'.repeat(10_000);
  const messagesOf = (count: number, partition: number) =>
    Array.from({ length: count }, () => ({ value, partition }));
  await producer.send({ topic: 'audit', acks: -1, messages: messagesOf(60, 0) });
  for (let partition = 0; partition < 12; partition++) {
    await producer.send({ topic: 'orders', acks: -1, messages: messagesOf(10, partition) });
  }
  await producer.disconnect();
  const partitions = Array.from({ length: 12 }, (_, partition) => ({ partition, offset: '3' }));
  await admin.setOffsets({ groupId: group, topic: 'orders', partitions });
  await admin.disconnect();
}
