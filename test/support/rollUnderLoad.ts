import { type Audit, auditRecords } from '../../local/audit.ts';
import { auditBrokers } from '../../local/auditBrokers.ts';
import { type GroupReader, startGroupReader } from '../../local/groupReader.ts';
import { createTopic, partitionNumbers, untilInSync } from '../../local/kafkaTopic.ts';
import { startKafkaWriter } from '../../local/kafkaWriter.ts';
import type { Account, Mark } from '../../local/ledger.ts';
import { type Restart, restartUnder } from '../../local/restartUnder.ts';
import type { Life } from '../../local/server.ts';
import { waitFor } from '../../local/waitFor.ts';
import type { Writer } from '../../local/writer.ts';
import type { Brokers } from './rollingCluster.ts';

/** What a writer and a consumer group saw of some rounds of restarts; arrays of partitions are in their order. */
export interface Roll {
  readonly restarts: readonly Restart[];
  readonly accounts: readonly Account[];
  /** By partition and broker. */
  readonly audits: readonly (readonly Audit[])[];
  readonly receipts: readonly (readonly Mark[])[];
  /** By partition: `repeated` is what the group was given again. */
  readonly groupAudits: readonly Audit[];
  /** How often a member of the group was given partitions: at its start, and at each rebalance. */
  readonly assignments: number;
  /** Those that a restart has ended. */
  readonly lives: readonly Life[];
}

interface Wish {
  /** One that is new. */
  readonly topic: string;
  readonly rounds: number;
  readonly tell?: (restart: Restart) => void;
}

const perSecond = 360;
const members = 2;
const readMs = 60_000;

/**
 * Restarts each broker in every round, from the highest ordinal down as a StatefulSet does, under an idempotent
 * producer a partition with acks=all and a consumer group. The next one goes when this one's probe says ready, and
 * no other gate is kept.
 */
export async function rollUnderLoad(brokers: Brokers, wish: Wish): Promise<Roll> {
  const { kafka, servers } = brokers;
  const { topic } = wish;
  const [first] = servers;
  if (first === undefined) throw new Error('no brokers');
  await createTopic(kafka, topic, servers.length);
  const partitions = partitionNumbers.length;
  const writer = await startKafkaWriter({ access: kafka, topic, partitions, perSecond });
  const reader = startGroupReader({
    pod: first.pod,
    brokers: kafka.brokers,
    topic,
    partitions,
    group: `readers-of-${topic}`,
    members,
  });
  try {
    return await Promise.race([roll({ ...brokers, writer, reader }, wish), brokers.broken]);
  } finally {
    reader.kill();
    await writer.abandon();
  }
}

interface Running extends Brokers {
  readonly writer: Writer;
  readonly reader: GroupReader;
}

async function roll(running: Running, { topic, rounds, tell }: Wish): Promise<Roll> {
  const { kafka, servers, writer, reader } = running;
  await waitFor({ what: 'records for the group', timeoutMs: readMs }, () =>
    reader.receipts.every((list) => list.length > 0) ? true : undefined,
  );
  await untilInSync(kafka, '__consumer_offsets');
  const restarts: Restart[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const server of servers.toReversed()) {
      const restart = await restartUnder(writer, server);
      restarts.push(restart);
      tell?.(restart);
    }
  }
  const accounts = await writer.stop();
  await untilRead(reader, accounts);
  await reader.stop();
  const { receipts } = reader;
  return {
    restarts,
    accounts,
    audits: await auditBrokers({ kafka, brokers: servers, topic, accounts }),
    receipts,
    groupAudits: accounts.map(({ acknowledged }, partition) =>
      auditRecords(
        acknowledged,
        (receipts[partition] ?? []).map(({ number }) => number),
      ),
    ),
    assignments: reader.countAssignments(),
    lives: servers.flatMap(({ lives }) => lives().slice(0, -1)),
  };
}

// What is missing in between is for the audit to tell.
async function untilRead({ receipts }: GroupReader, accounts: readonly Account[]): Promise<void> {
  await waitFor({ what: 'the last record for the group', timeoutMs: readMs }, () =>
    accounts.every(({ acknowledged }, partition) => {
      const last = receipts[partition]?.at(-1)?.number ?? -1;
      return last >= (acknowledged.at(-1) ?? -1);
    })
      ? true
      : undefined,
  );
}
