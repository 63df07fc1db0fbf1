import { ConfigResourceTypes, type Admin, type Kafka } from 'kafkajs';
import { afterAll, describe, expect, it } from 'vitest';
import { kafkaPod, type LocalPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { type Life, openSite } from './brokers.ts';
import { clientOf } from './kafkaClients.ts';
import { makeSite } from './makeSite.ts';

interface Outrun {
  readonly net: string;
  /** What the follower lacks when it is back. */
  readonly megabytes: number;
  /** What it fetches in a second, until it is let go. */
  readonly slowBytes: number;
}

const topic = 'orders';
const minIsr = 2;
const mebibyte = 2 ** 20;
const batchBytes = mebibyte / 2;

/** A follower that was restarted is far behind when the next broker is to stop (kafka.md 3.8). */
export function describeOutrun({ net, megabytes, slowBytes }: Outrun): void {
  // In this order: each step finds the cluster as the one before it left it.
  describe(`a restart faster than replication, ${megabytes} MB behind`, async () => {
    const { site, startBroker, removeAll } = openSite(makeSite('outrun', net));
    const pods = [0, 1, 2].map((ordinal) => smaller(kafkaPod(site, ordinal, 3)));
    const [first, second, third] = pods;
    if (first === undefined || second === undefined || third === undefined) throw new Error('pods');
    const kafka = clientOf([first], { retries: 8 });
    const admin = kafka.admin();
    let lives: readonly Life[] = [];
    const lifeOf = (at: number): Life => {
      const life = lives[at];
      if (life === undefined) throw new Error(`no broker ${at}`);
      return life;
    };
    afterAll(async () => {
      await admin.disconnect();
      await removeAll();
    });

    it('leaves a follower behind that was stopped and is throttled', async () => {
      const noGate = { ...second.env, KAFKA_STOP_WAIT: '0' };
      lives = [first, { ...second, env: noGate }, third].map((pod) => startBroker(pod));
      for (const life of lives) await life.answers('ready', 0);
      await admin.connect();
      await makeTopic(admin);
      await throttle(admin, slowBytes);
      lifeOf(2).signal('SIGTERM');
      expect(await lifeOf(2).end()).toBe(0);
      await produce(kafka, megabytes);
      lives = [lifeOf(0), lifeOf(1), startBroker(third)];
      await waitFor({ what: 'broker 2 is back', timeoutMs: 60_000 }, async () => {
        const { brokers } = await admin.describeCluster();
        return brokers.length === 3 || undefined;
      });
      expect(await inSync(admin)).toEqual([0, 1]);
    });

    it('without the gate, the next stop leaves too few replicas, and no record is taken', async () => {
      lifeOf(1).signal('SIGTERM');
      expect(await lifeOf(1).end()).toBe(0);
      const isr = await inSync(admin);
      expect(isr).toEqual([0]);
      expect(isr.length).toBeLessThan(minIsr);
      await expect(send(kafka)).rejects.toThrow(
        'Messages are rejected since there are fewer in-sync replicas than required',
      );
    });

    it('with it, the next stop waits, says for whom, and goes on when that one has caught up', async () => {
      const life = startBroker(second);
      lives = [lifeOf(0), life, lifeOf(2)];
      await waitFor({ what: 'broker 1 is in sync', timeoutMs: 60_000 }, async () => {
        const isr = await inSync(admin);
        return isr.includes(1) || undefined;
      });
      expect(await inSync(admin)).toEqual([0, 1]);
      await life.says('the broker is ready');
      life.signal('SIGTERM');
      const waiting =
        /^waiting, \d+ s at most: stopping now would leave 1 partition under min\.insync\.replicas=2 \(orders-0: broker 2 is catching up, \d+(\.\d)? [MG]iB behind\)$/;
      await waitFor({ what: 'it says that it waits', timeoutMs: 20_000 }, () =>
        life.readStory().some((line) => waiting.test(line)) ? true : undefined,
      );
      // meanwhile clients are served
      await send(kafka);
      expect(life.isRunning()).toBe(true);
      await throttle(admin, 2 ** 30);
      expect(await life.end(300_000)).toBe(0);
      const story = life.readStory();
      const stop = story.slice(story.findIndex((line) => line.startsWith('asked to stop')));
      expect(stop.filter((line) => !line.startsWith('still waiting, '))).toEqual([
        'asked to stop (SIGTERM), 570 s at most',
        'not ready any more',
        expect.stringMatching(waiting),
        'may stop; told the broker',
        expect.stringMatching(
          /^stopped cleanly in \d+\.\d s: waited \d+\.\d s, controlled shutdown \d+\.\d s, clean-shutdown marker in 1 of 1 log dir$/,
        ),
      ]);
      expect(await inSync(admin)).toEqual([0, 2]);
      await send(kafka);
    });
  });
}

function smaller(pod: LocalPod): LocalPod {
  // a leader does not acknowledge without a follower that was in sync within that time, however far it is behind
  const env = {
    KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
    KAFKA_REPLICA_LAG_TIME_MAX_MS: '5000',
    KAFKA_STOP_WAIT: '240s',
  };
  return { ...pod, env: { ...pod.env, ...env } };
}

async function makeTopic(admin: Admin): Promise<void> {
  const replicaAssignment = [{ partition: 0, replicas: [0, 1, 2] }];
  const configEntries = [{ name: 'follower.replication.throttled.replicas', value: '*' }];
  await admin.createTopics({
    waitForLeaders: true,
    topics: [{ topic, replicaAssignment, configEntries }],
  });
}

/** What broker 2 may fetch in a second of what it lacks. */
async function throttle(admin: Admin, bytes: number): Promise<void> {
  const configEntries = [{ name: 'follower.replication.throttled.rate', value: String(bytes) }];
  await admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: ConfigResourceTypes.BROKER, name: '2', configEntries }],
  });
}

async function inSync(admin: Admin): Promise<number[]> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  return topics[0]?.partitions[0]?.isr.toSorted() ?? [];
}

/** Writes incompressible records, acknowledged by all that are in sync. */
async function produce(kafka: Kafka, megabytes: number): Promise<void> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    for (let at = 0; at < (megabytes * mebibyte) / batchBytes; at++) {
      await producer.send({ topic, acks: -1, messages: [{ value: Buffer.alloc(batchBytes, at) }] });
    }
  } finally {
    await producer.disconnect();
  }
}

async function send(kafka: Kafka): Promise<void> {
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 1 } });
  await producer.connect();
  try {
    await producer.send({ topic, acks: -1, messages: [{ value: 'one more' }] });
  } finally {
    await producer.disconnect();
  }
}
