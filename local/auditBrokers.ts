import { type Audit, auditRecords } from './audit.ts';
import { readEnds } from './kafkaTopic.ts';
import type { Account } from './ledger.ts';
import { type KafkaAccess, kafkaPort } from './openKafka.ts';
import { readKafkaRecords } from './readKafkaRecords.ts';
import type { LocalPod } from './site.ts';

interface Written {
  readonly kafka: KafkaAccess;
  readonly brokers: readonly { readonly pod: Pick<LocalPod, 'address'> }[];
  readonly topic: string;
  /** One a partition. */
  readonly accounts: readonly Account[];
  /** How long each broker may take to have what its leader has. */
  readonly catchUpMs?: number;
}

/** For each partition, what became of its acknowledged records on each broker, followers included. */
export async function auditBrokers(written: Written): Promise<readonly (readonly Audit[])[]> {
  const { kafka, brokers, topic, accounts, catchUpMs } = written;
  const ends = await readEnds(kafka, topic);
  return Promise.all(
    accounts.map(async ({ acknowledged }, partition) =>
      Promise.all(
        brokers.map(async ({ pod }) => {
          const atLeast = ends.get(partition) ?? 0;
          const source = { host: pod.address, port: kafkaPort, topic, partition, catchUpMs };
          return auditRecords(acknowledged, await readKafkaRecords({ ...source, atLeast }));
        }),
      ),
    ),
  );
}
