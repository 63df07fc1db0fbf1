import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  kafkaPodWithZooKeeper,
  kafkaVersionWithZooKeeper,
  type LocalPod,
  runtimeFolder,
  zkPod,
} from '../../local/site.ts';
import { type Life, openSite } from '../support/brokers.ts';
import { type Identity, renderCertificates } from '../support/certificates.ts';
import { clientOf } from '../support/kafkaClients.ts';
import { makeSite } from '../support/makeSite.ts';
import { authority, refusalOf, roundTrip, writeCertificate } from '../support/securedBrokers.ts';
import { startZooKeeper } from '../support/startZooKeeper.ts';

const { site, startTool, startBroker, removeAll } = openSite(
  makeSite('kafka-zookeeper-sasl', '127.0.209'),
);
const zk = zkPod(site, 0, 1);
const passwords = { broker: 'br"oker\\ 密码', alice: `al'ice="ü` };
const mechanism = 'SCRAM-SHA-512';
let issuer: Identity;
let pods: readonly LocalPod[];
let lives: readonly Life[];

beforeAll(async () => {
  issuer = await authority('CN=ca');
  await startZooKeeper({ site, startTool }, [zk]);
  for (const [user, password] of Object.entries(passwords)) await addUser(user, password);
  const all: LocalPod[] = [];
  for (const ordinal of [0, 1]) {
    const pod = kafkaPodWithZooKeeper(site, ordinal, 2);
    const env = {
      KAFKA_ZOOKEEPER_CONNECT: `${zk.address}:2181`,
      KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
      KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '1',
      KAFKA_LISTENERS: `SASL_SSL://${pod.address}:9092`,
      KAFKA_SASL_ENABLED_MECHANISMS: mechanism,
      KAFKA_TLS_DIR: await writeCertificate(pod, issuer),
      KAFKA_INTER_BROKER_USER: 'broker',
      KAFKA_INTER_BROKER_PASSWORD: passwords.broker,
    };
    all.push({ ...pod, env: { ...pod.env, ...env } });
  }
  pods = all;
  lives = pods.map((pod) => startBroker(pod));
});
afterAll(removeAll);

/** As docs/kafka.md says: kafka-configs.sh, before any broker is there. */
async function addUser(user: string, password: string): Promise<void> {
  const config = join(site.folder, `${user}.properties`);
  const value = `${mechanism}=iterations=8192,password=${password}`.replaceAll(
    '\\',
    String.raw`\\`,
  );
  const escaped = value.replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  writeFileSync(config, `${escaped}\n`, { mode: 0o600 });
  const libs = join(runtimeFolder(site, 'kafka', kafkaVersionWithZooKeeper), 'libs/*');
  const command = `-cp ${libs} kafka.admin.ConfigCommand --zookeeper ${zk.address}:2181 --alter --entity-type users --entity-name ${user} --add-config-file ${config}`;
  await execa('java', command.split(' '));
}

const as = (username: keyof typeof passwords, password: string = passwords[username]) => ({
  ssl: { ca: [renderCertificates(issuer)] },
  sasl: { mechanism: 'scram-sha-512', username, password } as const,
});

it('brokers in ZooKeeper mode log in to each other by SCRAM, and are asked by it', async () => {
  for (const [id, life] of lives.entries()) {
    expect(await life.answers('ready', 0)).toBe(`kafkaOk: broker ${id} is registered`);
  }
});

it('clients log in by their passwords only', async () => {
  expect(await roundTrip(clientOf(pods, as('alice')), 2)).toEqual(['one', 'zwei', 'trois']);
  expect(await refusalOf(pods, as('alice', 'wrong'))).toMatch(/[Aa]uthentication failed/);
});

it('one stops cleanly', async () => {
  const [life] = lives;
  life?.signal('SIGTERM');
  expect(await life?.end()).toBe(0);
  expect(life?.readStory().at(-1)).toMatch(/^stopped cleanly/);
});
