import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKafkaRecords } from '../../local/readKafkaRecords.ts';
import {
  hostsFileOf,
  kafkaPod,
  kafkaPodWithZooKeeper,
  type LocalPod,
  runtimeFolder,
  zkPod,
} from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { type Life, openSite } from '../support/brokers.ts';
import { clientOf } from '../support/kafkaClients.ts';
import { makeSite } from '../support/makeSite.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { startZooKeeper } from '../support/startZooKeeper.ts';

const net = '127.0.218';
const versions = ['3.9.2', '4.0.2', '4.1.2', '4.2.1', '4.3.1'];
const records = 100;
const topic = 'orders';
const endMs = 120_000;
const clean: unknown = expect.stringMatching(/^stopped cleanly in .* marker in 1 of 1 log dir$/);

let opened: ReturnType<typeof openSite>;
beforeEach(() => {
  opened = openSite(makeSite('kafka-versions', net));
});
afterEach(async () => opened.removeAll());

/** Of Kafka's own doing: said by every controller, or while the other side starts, stops, or is slow. */
const usual = [
  /WARN \[QuorumController id=\d+\] Performing controller activation\./,
  /WARN \[NodeToControllerChannelManager .*\] Attempting to close NetworkClient that has already been closed/,
  /WARN \[.*\] Connection to node \d+ \(.*\) could not be established\. Node may not be available/,
  /WARN \[RequestSendThread .*\] Controller \d+'s connection to broker .* was unsuccessful/,
  /ERROR \[QuorumController id=\d+\] Exceptionally slow controller event /,
];

/** What the broker or controller itself warned of, or called an error. */
function findWarnings(life: Life): string[] {
  return life
    .readLog()
    .split('\n')
    .filter((line) => /^\[[^\]]+\] (WARN|ERROR|FATAL) /.test(line))
    .filter((line) => !usual.some((pattern) => pattern.test(line)));
}

function smallPod(pod: LocalPod, version: string, env = {}): LocalPod {
  const home = runtimeFolder(opened.site, 'kafka', version);
  const small = { KAFKA_HOME: home, KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M' };
  return { ...pod, env: { ...pod.env, ...small, ...env } };
}

async function write(pod: LocalPod): Promise<void> {
  const kafka = clientOf([pod]);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: false });
  await waitFor({ what: 'a leader of the topic', timeoutMs: endMs }, async () => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] }).catch(() => nothing);
    return topics[0]?.partitions[0]?.leader === 0 || undefined;
  });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  const messages = Array.from({ length: records }, (_, number) => ({ value: String(number) }));
  await producer.send({ topic, messages, acks: -1 });
  await producer.disconnect();
}

async function readBack({ address }: LocalPod): Promise<readonly number[]> {
  return readKafkaRecords({ host: address, port: 9092, topic, partition: 0, atLeast: records });
}

/** Where the broker does not know the topic yet. */
const nothing = { topics: [] };

const all = Array.from({ length: records }, (_, number) => number);

/** A broker that is supervised: ready, written to, and stopped as it is asked to. */
async function liveSupervised(pod: LocalPod): Promise<Life> {
  const life = opened.startBroker(pod);
  await life.answers('ready', 0);
  await write(pod);
  life.signal('SIGTERM');
  expect(await life.end(endMs)).toBe(0);
  expect(life.readStory().at(-1)).toEqual(clean);
  return life;
}

/** The same one as java itself: it has all that was written, and ends by the signal. */
async function liveDirect(pod: LocalPod): Promise<Life> {
  const life = opened.startBroker(pod, '--exec');
  await untilStarted(life);
  expect(await life.answers('ready', 0)).toBe('kafkaOk: broker 0 is registered');
  expect(await life.answers('live', 0)).toBe(
    `kafkaOk: the broker runs: java is process ${life.pid}`,
  );
  expect(await readBack(pod)).toEqual(all);
  life.signal('SIGTERM');
  expect(await life.end(endMs)).toBe(143);
  expect(existsSync(join(pod.folder, 'data/.kafka_cleanshutdown'))).toBe(true);
  return life;
}

async function untilStarted(life: Life): Promise<void> {
  await waitFor({ what: 'a broker that has started', timeoutMs: endMs }, () => {
    if (/Kafka Server started|KafkaServer id=\d+\] started/.test(life.readLog())) return true;
    if (!life.isRunning()) throw new Error(life.readLog());
    return undefined;
  });
}

describe.each(versions)('Kafka %s by KRaft', (version) => {
  it('as broker and controller at once: supervised, then direct, with what was written', async () => {
    const pod = smallPod(kafkaPod(opened.site, 0, 1), version);
    for (const live of [liveSupervised, liveDirect]) {
      expect(findWarnings(await live(pod))).toEqual([]);
    }
  });

  it('as broker apart from its controller: supervised, then direct, with what was written', async () => {
    const domain = 'kafka-controller-svc.default.svc.cluster.local';
    const apart = {
      KAFKA_CONTROLLER_STATEFULSET: 'kafka-controller',
      KAFKA_CONTROLLER_REPLICAS: '1',
      KAFKA_CONTROLLER_DOMAIN: domain,
    };
    const host = `${net}.121`;
    appendFileSync(
      hostsFileOf(opened.site),
      `${host} kafka-controller-0.${domain} kafka-controller-0\n`,
    );
    const first = kafkaPod(opened.site, 0, 1);
    const broker = smallPod(first, version, {
      ...apart,
      KAFKA_LISTENERS: `PLAINTEXT://${first.address}:9092`,
    });
    const folder = join(opened.site.folder, 'kafka-controller-0');
    const controller = smallPod(
      { ...first, name: 'kafka-controller-0', address: host, folder },
      version,
      {
        ...apart,
        POD_NAME: 'kafka-controller-0',
        KAFKA_CONF_DIR: join(folder, 'conf'),
        KAFKA_LOG_DIRS: join(folder, 'data'),
        LOG_DIR: join(folder, 'logs'),
        KAFKA_HEALTH_ADDRESS: host,
        KAFKA_LISTENERS: `CONTROLLER://${host}:9093`,
      },
    );
    const supervised = opened.startBroker(controller);
    expect(await supervised.answers('ready', 0)).toBe('kafkaOk: controller 1000 leads the quorum');
    expect(findWarnings(await liveSupervised(broker))).toEqual([]);
    supervised.signal('SIGTERM');
    expect(await supervised.end(endMs)).toBe(0);
    expect(supervised.readStory().at(-1)).toMatch(/^stopped in [\d.]+ s(: waited [\d.]+ s)?$/);
    expect(findWarnings(supervised)).toEqual([]);

    const direct = opened.startBroker(controller, '--exec');
    expect(findWarnings(await liveDirect(broker))).toEqual([]);
    expect(await direct.answers('ready', 0)).toBe('kafkaOk: controller 1000 leads the quorum');
    direct.signal('SIGTERM');
    expect(await direct.end(endMs)).toBe(143);
    expect(findWarnings(direct)).toEqual([]);
  });
});

it('Kafka 3.9.2 by an ensemble of ours: supervised, then direct, with what was written', async () => {
  const members = [0, 1, 2].map((ordinal) => zkPod(opened.site, ordinal, 3, { env: smallJvm }));
  await startZooKeeper(opened, members);
  const pod = smallPod(kafkaPodWithZooKeeper(opened.site, 0, 1), '3.9.2');
  for (const live of [liveSupervised, liveDirect]) {
    expect(findWarnings(await live(pod))).toEqual([]);
  }
});
