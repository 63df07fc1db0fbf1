import { join } from 'node:path';
import type { Kafka, KafkaConfig } from 'kafkajs';
import { expect } from 'vitest';
import {
  kafkaPod,
  kafkaVersion,
  type LocalPod,
  runtimeFolder,
  type Site,
} from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import {
  type Identity,
  makeAuthority,
  makeIdentity,
  quorumUsages,
  renderCertificates,
  renderKey,
  validFor,
  writeSecret,
} from './certificates.ts';
import type { Life } from './brokers.ts';
import { clientOf } from './kafkaClients.ts';

const valid = validFor(-1, 90);

export const authority = async (subject: string): Promise<Identity> =>
  makeAuthority({ subject, ...valid });

/** Lays out the Secret of a broker as cert-manager does, with its default kind of key. */
export async function writeCertificate(
  pod: LocalPod,
  issuer: Identity,
  wish: { readonly usages?: boolean; readonly notBefore?: Date; readonly notAfter?: Date } = {},
): Promise<string> {
  const { usages = true, ...times } = wish;
  const identity = await makeIdentity({
    kind: 'rsa',
    issuer,
    dnsNames: [pod.fqdn],
    usages: usages ? quorumUsages : [],
    ...valid,
    ...times,
  });
  return writeSecret(join(pod.folder, 'tls'), {
    'tls.crt': renderCertificates(identity),
    'tls.key': renderKey(identity, 'pkcs1'),
    'ca.crt': renderCertificates(issuer),
  });
}

/** A client's certificate, as kafkajs takes it. */
export async function clientTls(issuer: Identity, trusted: Identity = issuer) {
  const identity = await makeIdentity({ subject: 'CN=client', issuer, ...valid });
  return {
    ca: [renderCertificates(trusted)],
    cert: renderCertificates(identity),
    key: renderKey(identity, 'pkcs8'),
  };
}

/** Brokers of any version, with little heap, and with the environment that each of them shall have. */
export async function securedPods(
  site: Site,
  { replicas, version = kafkaVersion }: { readonly replicas: number; readonly version?: string },
  environmentOf: (pod: LocalPod) => Promise<LocalPod['env']>,
): Promise<readonly LocalPod[]> {
  const pods: LocalPod[] = [];
  for (let ordinal = 0; ordinal < replicas; ordinal++) {
    const pod = kafkaPod(site, ordinal, replicas);
    const small = {
      KAFKA_HOME: runtimeFolder(site, 'kafka', version),
      KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
      KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '1',
    };
    pods.push({ ...pod, env: { ...pod.env, ...small, ...(await environmentOf(pod)) } });
  }
  return pods;
}

type Access = Pick<KafkaConfig, 'ssl' | 'sasl'>;

/** What a client is told that shall not get in. */
export async function refusalOf(pods: readonly LocalPod[], access: Access): Promise<string> {
  const admin = clientOf(pods, { ...access, retries: 0 }).admin();
  try {
    await admin.connect();
    await admin.listTopics();
    return 'let in';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await admin.disconnect();
  }
}

/** Produces some records to a new topic with as many copies as there are brokers, and consumes them again. */
export async function roundTrip(kafka: Kafka, brokers: number): Promise<readonly string[]> {
  const [topic, values] = [`orders-${Date.now()}`, ['one', 'zwei', 'trois']];
  const admin = kafka.admin();
  await admin.connect();
  // a broker of 3.9 may not know it yet, and waitForLeaders gives up at that; the others try again
  await admin.createTopics({
    topics: [{ topic, replicationFactor: brokers }],
    waitForLeaders: false,
  });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic, messages: values.map((value) => ({ value })), acks: -1 });
  await producer.disconnect();
  const consumer = kafka.consumer({ groupId: topic });
  const seen: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      seen.push(String(message.value));
    },
  });
  await waitFor({ what: 'all records are consumed', timeoutMs: 60_000 }, () =>
    seen.length >= values.length ? true : undefined,
  );
  await consumer.disconnect();
  return seen;
}

/** Every broker gets ready, formats its volume once, and says no more than that. */
export async function expectReady(lives: readonly Life[]): Promise<void> {
  for (const [id, life] of lives.entries()) {
    expect(await life.answers('ready', 0)).toBe(`kafkaOk: broker ${id} is registered`);
    expect(life.readStory()).toEqual([
      expect.stringMatching(/^warning: controller\.quorum\.voters: of two controllers /),
      expect.stringMatching(/^formatting /),
      'the broker is ready',
    ]);
  }
}

/** The first broker ends cleanly, while the other goes on. */
export async function expectCleanStop([first]: readonly Life[]): Promise<void> {
  if (first === undefined) throw new Error('no pods');
  first.signal('SIGTERM');
  expect(await first.end()).toBe(0);
  expect(first.readStory().at(-1)).toMatch(/^stopped cleanly in /);
}
