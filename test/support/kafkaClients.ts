import type { Admin, Kafka } from 'kafkajs';
import { createKafkaClient, type KafkaAccess, kafkaPort } from '../../local/openKafka.ts';
import type { LocalPod } from '../../local/site.ts';
import { readHosts } from '../../src/pod/readPod.ts';

/** A client of the brokers in these pods. */
export function clientOf(
  pods: readonly LocalPod[],
  access: Pick<KafkaAccess, 'ssl' | 'sasl' | 'retries'> = {},
): Kafka {
  return createKafkaClient({
    brokers: pods.map(({ fqdn }) => `${fqdn}:${kafkaPort}`),
    hosts: readHosts({ POD_HOSTS_FILE: pods[0]?.env['POD_HOSTS_FILE'] }),
    ...access,
  });
}

/** Does something as an administrator of the cluster. */
export async function administrate<T>(
  kafka: Kafka,
  work: (admin: Admin) => Promise<T>,
): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
