import { createKafkaClient } from '../../local/openKafka.ts';
import type { LocalPod } from '../../local/site.ts';
import { readHosts } from '../../src/pod/readPod.ts';

type Kafka = ReturnType<typeof createKafkaClient>;
type Admin = ReturnType<Kafka['admin']>;
type AlterConfigs = Parameters<Admin['alterConfigs']>[0];

/** ConfigResource.Type.BROKER; kafkajs exports its enumerations to CommonJS alone. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const ofBroker = 4 as AlterConfigs['resources'][number]['type'];

/** A client of the brokers in these pods. */
export function clientOf(pods: readonly LocalPod[]): Kafka {
  const hosts = readHosts({ POD_HOSTS_FILE: pods[0]?.env['POD_HOSTS_FILE'] });
  return createKafkaClient({ brokers: pods.map(({ fqdn }) => `${fqdn}:9092`), hosts });
}

/** Does something as an administrator of the cluster. */
export async function administrate<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>) {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

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
