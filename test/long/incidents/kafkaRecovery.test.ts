import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { kafkaPod, kafkaPodWithZooKeeper, type LocalPod, type Site } from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { openSite } from '../../support/brokers.ts';
import { clientOf } from '../../support/kafkaClients.ts';
import { makeSite } from '../../support/makeSite.ts';
import { probePod } from '../../support/probePod.ts';
import { startZooKeeper } from '../../support/startZooKeeper.ts';

const topic = 'orders';
const partitions = 20;
const totalBytes = 500_000_000;
const recordBytes = 1000;
const recordsPerBatch = 4;
const longMs = 600_000;

interface Mode {
  readonly mode: string;
  readonly podOf: (site: Site) => LocalPod;
  readonly zookeeper: boolean;
}

const modes: readonly Mode[] = [
  { mode: 'Kafka 4.3.1, KRaft', podOf: (site) => kafkaPod(site, 0, 1), zookeeper: false },
  {
    mode: 'Kafka 3.9.2, ZooKeeper',
    podOf: (site) => kafkaPodWithZooKeeper(site, 0, 1),
    zookeeper: true,
  },
];

let opened: ReturnType<typeof openSite>;
afterEach(async () => opened.removeAll());

/** Gives how many records were acknowledged. */
async function write(pod: LocalPod): Promise<number> {
  const kafka = clientOf([pod]);
  const admin = kafka.admin();
  await admin.connect();
  const configEntries = [{ name: 'segment.bytes', value: String(1024 * 1024) }];
  await admin.createTopics({
    topics: [{ topic, numPartitions: partitions, configEntries }],
    waitForLeaders: true,
  });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  const value = Buffer.alloc(recordBytes, 'x');
  const messages = Array.from({ length: partitions }, (_, partition) =>
    Array.from({ length: recordsPerBatch }, () => ({ value, partition })),
  ).flat();
  let written = 0;
  while (written * recordBytes < totalBytes) {
    await producer.send({ topic, messages, acks: -1 });
    written += messages.length;
  }
  await producer.disconnect();
  return written;
}

async function countRecords(pod: LocalPod): Promise<number> {
  const admin = clientOf([pod]).admin();
  await admin.connect();
  // a broker is registered before it leads its partitions
  const offsets = await waitFor({ what: 'leaders', timeoutMs: longMs }, async () =>
    admin.fetchTopicOffsets(topic).catch(() => undefined),
  );
  await admin.disconnect();
  return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
}

/** What a kubelet would see of the broker, by each kind of probe. */
interface Sample {
  readonly live: string;
  readonly ready: string;
  readonly startup: string;
  readonly isOpen: boolean;
}

async function look(pod: LocalPod): Promise<Sample> {
  const pages = ['/livez', '/readyz', '/startupz'].map(async (path) => probePod(pod, path));
  const [live = '', ready = '', startup = ''] = await Promise.all(pages);
  return { live, ready, startup, isOpen: await connects(pod) };
}

async function connects({ address }: LocalPod): Promise<boolean> {
  const socket = connect(9092, address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const recovers =
  /^503 the broker is starting: recovering logs after an unclean stop: (\d+) of 20 done in \S+ \((\d+) %/;

/** How many logs are done, and how many per cent, where that is told. */
function progressOf({ startup }: Sample): readonly [done: number, percent: number] | undefined {
  const [, done, percent] = recovers.exec(startup) ?? [];
  return done === undefined ? undefined : [Number(done), Number(percent)];
}

/** Looks again and again, until this has come. */
async function lookUntil(pod: LocalPod, end: (sample: Sample) => boolean): Promise<Sample[]> {
  const samples: Sample[] = [];
  await waitFor({ what: 'the end of the recovery', timeoutMs: longMs, everyMs: 50 }, async () => {
    const sample = await look(pod);
    samples.push(sample);
    return end(sample) || undefined;
  });
  return samples;
}

// KAFKA-10471, strimzi#5263, cal-itp/data-infra#5147
describe.each(modes)('$mode: 500 MB of logs to recover after a kill', ({ podOf, zookeeper }) => {
  it('is alive all the while, says how far it is, and is ready only when it is up', async () => {
    opened = openSite(makeSite('recovery', '127.0.242'));
    const { site, startBroker } = opened;
    const given = podOf(site);
    const pod = { ...given, env: { ...given.env, KAFKA_NUM_RECOVERY_THREADS_PER_DATA_DIR: '1' } };
    if (zookeeper) await startZooKeeper(opened);
    const writer = startBroker(pod);
    await writer.answers('ready', 0);
    const written = await write(pod);
    process.kill(await writer.java(), 'SIGKILL');
    expect(await writer.end()).toBe(137);
    // what was flushed since is known to the broker alone, but for once a minute
    rmSync(join(pod.folder, 'data/recovery-point-offset-checkpoint'), { force: true });

    // what a probe of the port would have done to it
    const killed = startBroker(slow(pod));
    await killed.java();
    const before = await lookUntil(pod, (sample) => (progressOf(sample)?.[0] ?? 0) >= 5);
    process.kill(await killed.java(), 'SIGKILL');
    expect(await killed.end()).toBe(137);

    const life = startBroker(slow(pod));
    await life.java();
    const after = await lookUntil(pod, ({ ready }) => ready.startsWith('200'));
    for (const samples of [before, after]) {
      expect(samples.filter(({ live }) => !live.startsWith('200 '))).toEqual([]);
      const told = samples.filter((sample) => progressOf(sample) !== undefined);
      expect(told.filter(({ isOpen }) => isOpen)).toEqual([]);
      expect(told.filter(({ ready }) => !recovers.test(ready))).toEqual([]);
      const progress = told.map((sample) => progressOf(sample) ?? [0, 0]);
      // it starts over, and is never said to go back
      expect(progress[0]?.[0]).toBeLessThan(5);
      expect(progress).toEqual(progress.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
      expect(new Set(progress.map(([, percent]) => percent)).size).toBeGreaterThan(2);
    }
    expect(after.some(({ startup }) => /, about \d+ (s|min)( \d+ s)? left$/.test(startup))).toBe(
      true,
    );
    expect(after.some(({ startup }) => / segment \d+ of \d+ of orders-\d+\)/.test(startup))).toBe(
      true,
    );
    expect(await probePod(pod, '/startupz')).toBe('200 the broker has started');
    const story = life
      .readStory()
      .filter((line) => /^(recovering logs|loaded|the broker)/.test(line));
    expect(story).toEqual([
      expect.stringMatching(/^recovering logs after an unclean stop: \d+ of 20 done in /),
      ...story.slice(1, -2),
      expect.stringMatching(/^loaded 20 logs in /),
      'the broker is ready',
    ]);
    expect(story.length).toBeLessThan(7);
    // a batch whose answer came late is there twice
    expect(await countRecords(pod)).toBeGreaterThanOrEqual(written);
    process.kill(await life.java(), 'SIGKILL');
    await life.end();
  });
});

/** A java that goes through its logs as slowly as a busy disk would let it. */
function slow(pod: LocalPod): LocalPod {
  return { ...pod, env: { ...pod.env, KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseSerialGC -Xint' } };
}
