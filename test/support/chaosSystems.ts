import { type Audit, auditRecords } from '../../local/audit.ts';
import { auditBrokers } from '../../local/auditBrokers.ts';
import { createTopic, partitionNumbers } from '../../local/kafkaTopic.ts';
import { startKafkaWriter } from '../../local/kafkaWriter.ts';
import type { Account } from '../../local/ledger.ts';
import { firstSet, kafkaSet } from '../../local/memberSet.ts';
import { type KafkaAccess, kafkaPort } from '../../local/openKafka.ts';
import { readZookeeperRecords } from '../../local/readZookeeperRecords.ts';
import { startZookeeperWriter } from '../../local/zookeeperWriter.ts';
import { type AddressedNetwork, openAddressedNetwork } from './addressedNetwork.ts';
import { type ChaosPod, startChaosPod } from './chaosPod.ts';
import type { Containers } from './containers.ts';
import { images } from './docker.ts';
import type { Target } from './runFaults.ts';
import { smallJvm } from './smallJvm.ts';
import { untilAllInSync, untilLedByOne } from './untilSettled.ts';

/** Three servers with a writer at work. */
export interface ChaosSystem extends Target {
  readonly name: string;
  /** Who is asked for the records in the end. */
  readonly readers: string;
  readonly leastPerSecond: number;
  /** For each account of the writer, what became of its records on each server. */
  readonly audit: (accounts: readonly Account[]) => Promise<readonly (readonly Audit[])[]>;
}

const ordinals = [0, 1, 2];
/** For a server to have what the others have, on a machine that is busy. */
const catchUpMs = 120_000;
const clientPort = 2181;
const folder = '/records';
const topic = 'records';
const clusterId = 'Ck5VKZ0VTgWXqVHLh0tpBQ';

/** Three members and three brokers that are controllers too, on one network, each with its writer. */
export async function openChaosSystems(containers: Containers): Promise<readonly ChaosSystem[]> {
  const network = await openAddressedNetwork(containers);
  const start = async (wish: Omit<Parameters<typeof startChaosPod>[2], 'ordinal'>) =>
    Promise.all(
      ordinals.map(async (ordinal) => startChaosPod(containers, network, { ...wish, ordinal })),
    );
  const members = start({
    image: images.zookeeper,
    set: firstSet,
    env: { ...smallJvm, ZK_REPLICAS: '3' },
    volume: '/var/lib/zookeeper',
    probe: ['zkOk', 'ready'],
  });
  const brokers = start({
    image: images.kafka,
    set: kafkaSet,
    env: {
      CLUSTER_ID: clusterId,
      KAFKA_REPLICAS: '3',
      KAFKA_HEAP_OPTS: '-Xmx384M -Xms384M',
      // 4 s of CPU until a broker is ready instead of 7 s
      KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseSerialGC -XX:TieredStopAtLevel=1',
    },
    volume: '/var/lib/kafka',
    probe: ['kafkaOk', 'ready'],
  });
  return [await openEnsemble(network, await members), await openBrokers(network, await brokers)];
}

async function openEnsemble(
  { hosts }: AddressedNetwork,
  members: readonly ChaosPod[],
): Promise<ChaosSystem> {
  for (const member of members) await member.untilReady();
  await untilLedByOne(members);
  const servers = members.map(({ name }) => `${name}:${clientPort}`).join(',');
  return {
    name: 'ZooKeeper',
    readers: `${members.length} members`,
    leastPerSecond: 50,
    victims: members,
    writer: await startZookeeperWriter({ servers, hosts, folder, perSecond: 64 }),
    settle: async () => untilLedByOne(members),
    audit: async (accounts) =>
      Promise.all(
        accounts.map(async ({ acknowledged }) =>
          Promise.all(
            members.map(async ({ address }) => {
              const source = { server: `${address()}:${clientPort}`, folder, timeoutMs: catchUpMs };
              return auditRecords(acknowledged, await readZookeeperRecords(source));
            }),
          ),
        ),
      ),
  };
}

async function openBrokers(
  { hosts }: AddressedNetwork,
  brokers: readonly ChaosPod[],
): Promise<ChaosSystem> {
  for (const broker of brokers) await broker.untilReady();
  const kafka: KafkaAccess = { brokers: brokers.map(({ name }) => `${name}:${kafkaPort}`), hosts };
  await createTopic(kafka, topic, brokers.length);
  const settle = async () => untilAllInSync(brokers, topic);
  await settle();
  const partitions = partitionNumbers.length;
  return {
    name: 'Kafka',
    readers: `${brokers.length} brokers`,
    leastPerSecond: 300,
    victims: brokers,
    writer: await startKafkaWriter({ access: kafka, topic, partitions, perSecond: 360 }),
    settle,
    audit: async (accounts) => {
      const pods = brokers.map(({ address }) => ({ pod: { address: address() } }));
      return auditBrokers({ kafka, brokers: pods, topic, accounts, catchUpMs });
    },
  };
}
