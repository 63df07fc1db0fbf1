import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runTool } from '../../../local/runCommand.ts';
import {
  kafkaPodWithZooKeeper,
  kafkaVersion,
  type LocalPod,
  runtimeFolder,
  zkPod,
} from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { type Life, openSite } from '../../support/brokers.ts';
import { administrate, clientOf } from '../../support/kafkaClients.ts';
import { openLink } from '../../support/link.ts';
import { makeSite } from '../../support/makeSite.ts';
import { readVolume } from '../../support/readVolume.ts';
import { smallJvm } from '../../support/smallJvm.ts';
import { startZooKeeper } from '../../support/startZooKeeper.ts';

// In this order: each step finds broker and ZooKeeper as the one before it left them.
const { site, startTool, startBroker, removeAll } = openSite(makeSite('registration', '127.0.185'));
const zk = zkPod(site, 0, 1, { env: smallJvm });
const given = kafkaPodWithZooKeeper(site, 0, 1);
const pod: LocalPod = {
  ...given,
  env: {
    ...given.env,
    KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
    KAFKA_ZOOKEEPER_CONNECT: `${zk.fqdn}:2181/kafka`,
    KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS: '6000',
  },
};
const data = join(pod.folder, 'data');

const withEnv = (env: LocalPod['env'], from = pod): LocalPod => ({
  ...from,
  env: { ...from.env, ...env },
});
const zkCli = async (...words: readonly string[]) => {
  const { code, stdout, stderr } = await runTool(site, zk, ['zkCli', ...words]);
  if (code !== 0) throw new Error(stderr);
  return stdout;
};

beforeAll(async () => {
  await startZooKeeper({ site, startTool }, [zk]);
});
afterAll(removeAll);

let life: Life;

it('K3.14: killed and started at once, it waits for its old registration, and starts at the first attempt', async () => {
  life = startBroker(pod);
  await life.answers('ready', 0);
  await createTopic();
  process.kill(await life.java(), 'SIGKILL');
  expect(await life.end()).toBe(137);

  life = startBroker(pod);
  await waitFor({ what: 'it waits', timeoutMs: 30_000 }, () =>
    life.readStory().some((line) => line.includes('waiting until')) ? true : undefined,
  );
  expect(await life.answers('live', 0)).toMatch(/^kafkaOk: the broker is about to start/);
  await life.answers('ready', 0);
  expect(life.readStory()).toEqual([
    `${data}: recovery ahead: 2 logs, no clean-shutdown marker (it may take long, and starts over where it is killed)`,
    `broker 0 is registered already, at PLAINTEXT://${pod.fqdn}:9092: waiting until that is gone, 16 s at most`,
    expect.stringMatching(/^the registration is gone after \d+\.\d s$/),
    'the broker is ready',
  ]);
  expect(life.readLog()).not.toContain('node already exists');
});

it('K3.12: a second broker with the id of one that runs is refused, with where that one is', async () => {
  const other = withEnv(
    {
      KAFKA_BROKER_ID: '0',
      KAFKA_REGISTRATION_TIMEOUT: '8s',
      KAFKA_REPLICAS: '2',
    },
    kafkaPodWithZooKeeper(site, 1, 2),
  );
  const second = withEnv({ KAFKA_ZOOKEEPER_CONNECT: `${zk.fqdn}:2181/kafka` }, other);
  const twin = startBroker(second);
  expect(await twin.end()).toBe(69);
  expect(twin.readStory().at(-1)).toBe(
    `/brokers/ids/0: broker 0 is registered already, at PLAINTEXT://${pod.fqdn}:9092, and still is after 8 s: another broker runs with this id (stop it, or give this one an id of its own: KAFKA_ID_OFFSET)`,
  );
  expect(await life.answers('ready', 0)).toBe('kafkaOk: broker 0 is registered');
});

it('a request to stop ends the wait at once, and the volume is as it was', async () => {
  life.signal('SIGTERM');
  expect(await life.end()).toBe(0);
  const before = readVolume(data);
  await zkCli('create', '/kafka/brokers/ids/0', '{"endpoints":["PLAINTEXT://gone:9092"]}');
  life = startBroker(pod);
  await waitFor({ what: 'it waits', timeoutMs: 30_000 }, () =>
    life.readStory().some((line) => line.includes('gone:9092')) ? true : undefined,
  );
  const began = performance.now();
  life.signal('SIGTERM');
  expect(await life.end()).toBe(0);
  expect(performance.now() - began).toBeLessThan(1500);
  expect(life.readStory().at(-1)).toBe('asked to stop before the broker was started');
  expect(readVolume(data)).toEqual(before);
  await zkCli('delete', '/kafka/brokers/ids/0');
});

it('K3.14: connections that are lost meanwhile, and the session with them, do not end the wait', async () => {
  const link = await openLink({ from: '127.0.185.250', to: zk.address, port: 2181 });
  try {
    await zkCli('create', '/kafka/brokers/ids/0', '{"endpoints":["PLAINTEXT://gone:9092"]}');
    life = startBroker(
      withEnv({
        KAFKA_ZOOKEEPER_CONNECT: '127.0.185.250:2181/kafka',
        KAFKA_REGISTRATION_TIMEOUT: '60s',
      }),
    );
    await life.says(
      'broker 0 is registered already, at PLAINTEXT://gone:9092: waiting until that is gone, 60 s at most',
    );
    link.cut();
    // longer than one answer is waited for, and than ZooKeeper keeps a session that nobody comes back to
    await sleep(8000);
    link.mend();
    await sleep(1000);
    expect(life.readStory().at(-1)).toContain('waiting until');
    await zkCli('delete', '/kafka/brokers/ids/0');
    await life.answers('ready', 0);
    expect(life.readStory().at(-2)).toMatch(/^the registration is gone after \d+\.\d s$/);
  } finally {
    life.signal('SIGTERM');
    await life.end();
    link.close();
  }
});

const kraft = {
  KAFKA_REPLICAS: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: `PLAINTEXT://${pod.address}:9092,CONTROLLER://${pod.address}:9093`,
};
const home43 = runtimeFolder(site, 'kafka', kafkaVersion);

it.each<readonly [string, LocalPod['env'], RegExp]>([
  [
    'K3.12: a chroot that is another',
    { KAFKA_ZOOKEEPER_CONNECT: `${zk.fqdn}:2181/kafak` },
    /meta\.properties: the storage belongs to cluster \S{22}, and zookeeper\.connect leads to no cluster yet \(mend/,
  ],
  [
    'K3.12: another cluster',
    { KAFKA_ZOOKEEPER_CONNECT: `${zk.fqdn}:2181/other` },
    /meta\.properties: the storage belongs to cluster \S{22}, and zookeeper\.connect leads to cluster AAECAwQFBgcICQoLDA0ODw \(mount/,
  ],
  [
    'K3.12: another broker',
    { KAFKA_BROKER_ID: '7' },
    /the storage belongs to broker 0, this is 7 \(/,
  ],
  [
    'KRaft mode',
    { ...kraft, KAFKA_ZOOKEEPER_CONNECT: '' },
    /meta\.properties: belongs to a broker in ZooKeeper mode \(give zookeeper\.connect, or migrate/,
  ],
  [
    'Kafka 4.3',
    { ...kraft, KAFKA_HOME: home43, KAFKA_ZOOKEEPER_CONNECT: '' },
    /belongs to a broker in ZooKeeper mode, which Kafka 4\.3\.1 does not have \(run Kafka 3\.9/,
  ],
  [
    'K3.10: log.dirs at the root of the volume',
    { KAFKA_LOG_DIRS: pod.folder },
    /kafka-0: holds lost\+found: it is the root of a volume, and the broker would take that for /,
  ],
  [
    'a log dir that is another',
    { KAFKA_LOG_DIRS: join(pod.folder, 'logs-of-topics') },
    /logs-of-topics: is empty, while \S+\/data holds storage of this broker, 0: has log\.dirs or /,
  ],
])('%s is refused, and nothing on the volume is changed', async (_, env, line) => {
  if ((await runTool(site, zk, ['zkCli', 'get', '/other/cluster/id'])).code !== 0) {
    for (const path of ['/other', '/other/cluster']) await zkCli('create', path);
    await zkCli('create', '/other/cluster/id', '{"version":"1","id":"AAECAwQFBgcICQoLDA0ODw"}');
  }
  mkdirSync(join(pod.folder, 'lost+found'), { recursive: true });
  const before = readVolume(data);
  const all = Object.fromEntries(
    Object.entries({ ...pod.env, ...env }).filter(([, value]) => value !== ''),
  );
  const refused = startBroker({ ...pod, env: all });
  expect([await refused.end(), refused.readStory().at(-1)]).toEqual([
    78,
    expect.stringMatching(line),
  ]);
  expect(readVolume(data)).toEqual(before);
});

async function createTopic(): Promise<void> {
  await administrate(clientOf([pod]), async (admin) =>
    admin.createTopics({
      topics: [{ topic: 'orders', numPartitions: 2, replicationFactor: 1 }],
      waitForLeaders: true,
    }),
  );
}
