import type { Admin, Kafka } from 'kafkajs';
import { administrate } from './kafkaClients.ts';

type AlterConfigs = Parameters<Admin['alterConfigs']>[0];

/** ConfigResource.Type.BROKER; kafkajs exports its enumerations to CommonJS alone. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const ofBroker = 4 as AlterConfigs['resources'][number]['type'];

/** How fast a broker that is behind may catch up, in bytes a second; replicas in sync are not slowed down. */
export async function throttleFollower(kafka: Kafka, broker: number, bytesPerSecond: number) {
  await administrate(kafka, async (admin) =>
    admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: ofBroker,
          name: String(broker),
          configEntries: [
            { name: 'follower.replication.throttled.rate', value: String(bytesPerSecond) },
          ],
        },
      ],
    }),
  );
}

/** Of a topic: its followers are slowed down where their broker is. */
export const throttled = { name: 'follower.replication.throttled.replicas', value: '*' };

/** Writes so many records of half a megabyte to each partition. */
export async function writeLarge(kafka: Kafka, topic: string, partitions: number, count: number) {
  const producer = kafka.producer();
  await producer.connect();
  const value = Buffer.alloc(500_000, 'x');
  try {
    for (let sent = 0; sent < count; sent++) {
      const messages = Array.from({ length: partitions }, (_, partition) => ({ partition, value }));
      await producer.send({ topic, messages });
    }
  } finally {
    await producer.disconnect();
  }
}
