import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import {
  kafkaPodWithZooKeeper,
  kafkaVersionWithZooKeeper,
  runtimeFolder,
  zkPod,
} from '../../local/site.ts';
import { openSite } from '../support/brokers.ts';
import { makeSite } from '../support/makeSite.ts';
import { startZooKeeper } from '../support/startZooKeeper.ts';

const { site, startTool, startBroker, removeAll } = openSite(
  makeSite('kafka-zookeeper', '127.0.45'),
);
const zk = zkPod(site, 0, 1);
const given = kafkaPodWithZooKeeper(site, 0, 1);
const home = join(site.folder, 'kafka');
const { KAFKA_ZOOKEEPER_CONNECT: _, KAFKA_REPLICAS: __, ...env } = given.env;
// No more than a manifest for the stock image would say.
const pod = {
  ...given,
  env: {
    ...env,
    KAFKA_HOME: home,
    KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
    KAFKA_OPTS: '-Dlogging.level=INFO',
  },
};
const command = [
  'config/server.properties',
  '--override',
  'broker.id=0',
  '--override',
  `zookeeper.connect=${zk.fqdn}:2181`,
  '--override',
  'zookeeper.session.timeout.ms=6000',
] as const;

beforeAll(async () => {
  mkdirSync(join(home, 'config'), { recursive: true });
  const libs = join(runtimeFolder(site, 'kafka', kafkaVersionWithZooKeeper), 'libs');
  symlinkSync(libs, join(home, 'libs'));
  writeFileSync(join(home, 'config/server.properties'), 'num.partitions=4\n');
  await startZooKeeper({ site, startTool }, [zk]);
});
afterAll(removeAll);

const clean: unknown = expect.stringMatching(
  /^stopped cleanly in \d+\.\d s: (waited \d+\.\d s, )?controlled shutdown \d+\.\d s, clean-shutdown marker in 1 of 1 log dir$/,
);

it('Kafka 3.9 runs in ZooKeeper mode by the command line that people have, and stops cleanly', async () => {
  const life = startBroker(pod, ...command);
  expect(await life.answers('ready', 0)).toBe('kafkaOk: broker 0 is registered');
  expect(readFileSync(join(pod.folder, 'data/meta.properties'), 'utf8')).toContain('broker.id=0');
  const properties = readFileSync(join(pod.folder, 'conf/server.properties'), 'utf8');
  expect(properties).toContain('\nnum.partitions=4\n');
  expect(properties).toContain(`\nadvertised.listeners=PLAINTEXT://${pod.fqdn}:9092\n`);
  const registered = await runTool(site, zk, ['zkCli', 'get', '/brokers/ids/0']);
  expect(registered.stdout).toContain(`PLAINTEXT://${pod.fqdn}:9092`);
  life.signal('SIGTERM');
  expect(await life.end()).toBe(0);
  expect(life.readStory()).toEqual([
    'the broker is ready',
    'asked to stop (SIGTERM), 270 s at most',
    'not ready any more',
    'told the broker',
    clean,
  ]);
  expect(life.readLog()).not.toMatch(/Warning:/);
});

it('told to stop while it starts, it ends cleanly once it has started', async () => {
  const life = startBroker(pod, ...command);
  await life.java();
  life.signal('SIGTERM');
  expect(await life.end()).toBe(0);
  expect(life.readStory().slice(-2)).toEqual(['told the broker', clean]);
});

it('killed, it comes back at the first attempt, when its session with ZooKeeper is over', async () => {
  const life = startBroker(pod, ...command);
  await life.answers('ready', 0);
  process.kill(await life.java(), 'SIGKILL');
  expect(await life.end()).toBe(137);
  expect(existsSync(join(pod.folder, 'data/.kafka_cleanshutdown'))).toBe(false);
  const next = startBroker(pod, ...command);
  await next.answers('ready', 0);
  next.signal('SIGTERM');
  expect(await next.end()).toBe(0);
});

it('a volume of ZooKeeper mode is no volume for KRaft mode', async () => {
  const listeners = `PLAINTEXT://${pod.address}:9092,CONTROLLER://${pod.address}:9093`;
  const kraft = { ...pod.env, KAFKA_REPLICAS: '1', KAFKA_LISTENERS: listeners };
  const life = startBroker({ ...pod, env: kraft });
  expect(await life.end()).toBe(78);
  expect(life.readStory()).toEqual([
    expect.stringMatching(
      /meta\.properties: belongs to a broker in ZooKeeper mode \(give zookeeper/,
    ),
  ]);
});
