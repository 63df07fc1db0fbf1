import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { kafkaPod, type LocalPod } from '../../local/site.ts';
import { parseMetaProperties } from '../../src/kafka/storage/metaProperties.ts';
import { openSite } from '../support/brokers.ts';
import { administrate, clientOf } from '../support/kafkaClients.ts';
import { makeSite } from '../support/makeSite.ts';

const clean: unknown = expect.stringMatching(
  /^stopped cleanly in \d+\.\d s: (waited \d+\.\d s, )?controlled shutdown \d+\.\d s, clean-shutdown marker in 1 of 1 log dir$/,
);

function metaOf({ folder }: LocalPod) {
  const read = parseMetaProperties(readFileSync(join(folder, 'data/meta.properties'), 'utf8'));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

// In this order: each step finds the broker as the one before it left it.
describe('a broker that is alone', async () => {
  const { site, startBroker, removeAll } = openSite(makeSite('broker', '127.0.43'));
  const { env, ...rest } = kafkaPod(site, 0, 1);
  const { CLUSTER_ID: _, ...withoutId } = env;
  const pod = { ...rest, env: { ...withoutId, KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M' } };
  afterAll(removeAll);

  it('told to stop while it starts for the first time, it ends cleanly once it has started', async () => {
    const quiet = { ...pod.env, KAFKA_OPTS: '-Dlogging.level=WARN' };
    const life = startBroker({ ...pod, env: quiet });
    await life.java();
    life.signal('SIGTERM');
    expect(await life.end()).toBe(0);
    expect(life.readStory()).toEqual([
      expect.stringMatching(/^formatting \S+\/kafka-0\/data for cluster \S{22}$/),
      'asked to stop (SIGTERM), 570 s at most',
      'the broker still starts: it will be told when it has started, in 30 s at the latest',
      'told the broker',
      clean,
    ]);
    expect(metaOf(pod)).toMatchObject({ version: 1, nodeId: 0, clusterId: expect.any(String) });
    expect(life.readLog()).not.toContain('INFO');
  });

  it('finds its storage again, gets ready, hangs, goes on, and stops as it is asked to', async () => {
    const { clusterId } = metaOf(pod);
    const life = startBroker(pod);
    expect(await life.answers('ready', 0)).toBe('kafkaOk: broker 0 is registered');
    expect(await life.answers('live', 0)).toBe('kafkaOk: the broker runs');
    expect(metaOf(pod).clusterId).toBe(clusterId);
    expect(existsSync(join(pod.folder, 'data/.kafka_cleanshutdown'))).toBe(false);

    const java = await life.java();
    process.kill(java, 'SIGSTOP');
    expect(await life.answers('ready', 1)).toMatch(/^kafkaOk: 127\.0\.43\.101:9092: /);
    expect(await life.answers('live', 0)).toBe('kafkaOk: the broker runs');
    process.kill(java, 'SIGCONT');
    await life.answers('ready', 0);

    life.signal('SIGTERM');
    expect(await life.end()).toBe(0);
    expect(life.readStory()).toEqual([
      'the broker is ready',
      expect.stringMatching(/^not ready any more: 127\.0\.43\.101:9092: no answer/),
      'the broker is ready again',
      'asked to stop (SIGTERM), 570 s at most',
      'not ready any more',
      'told the broker',
      clean,
    ]);
    expect(life.readLog()).not.toMatch(/Warning:/);
  });

  it('becomes the process itself by --exec', async () => {
    const life = startBroker(pod, '--exec');
    await expect.poll(() => life.readLog(), { timeout: 60_000 }).toContain('Kafka Server started');
    expect(readFileSync(`/proc/${life.pid}/cmdline`, 'utf8')).toContain('kafka.Kafka');
    life.signal('SIGTERM');
    expect(await life.end()).toBe(143);
    expect(existsSync(join(pod.folder, 'data/.kafka_cleanshutdown'))).toBe(true);
  });
});

describe('three brokers that are controllers too', async () => {
  const { site, startBroker, lifeOf, removeAll } = openSite(makeSite('brokers', '127.0.44'));
  const pods = [0, 1, 2].map((ordinal) => kafkaPod(site, ordinal, 3));
  const [first, second, third] = pods;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('no pods');
  afterAll(removeAll);

  it('one alone finds no quorum: alive, not ready, and told early when it is to stop', async () => {
    const env = { ...first.env, KAFKA_STOP_HOLD: '2s', KAFKA_STOP_BUDGET: '60s' };
    const life = startBroker({ ...first, env });
    await life.java();
    expect(await life.answers('live', 0)).toBe('kafkaOk: the broker runs');
    await expect
      .poll(async () => life.answers('ready', 1), { timeout: 60_000 })
      .toMatch(
        /^kafkaOk: the broker is starting: no controller leads the quorum: 0: answers, and does not lead; 1 at kafka-1\..*:9093: connection refused; 2 at kafka-2\..*:9093: connection refused$/,
      );
    life.signal('SIGTERM');
    expect(await life.end()).toBe(0);
    expect(life.readStory()).toContain(
      'told the broker although it has not started: it may not end cleanly',
    );
  });

  it('all three get ready, each with the id of its ordinal in one cluster', async () => {
    for (const pod of pods) startBroker(pod);
    for (const [ordinal, pod] of pods.entries()) {
      expect(await lifeOf(pod).answers('ready', 0)).toBe(
        `kafkaOk: broker ${ordinal} is registered`,
      );
      expect(metaOf(pod)).toMatchObject({
        version: 1,
        nodeId: ordinal,
        clusterId: first.env['CLUSTER_ID'],
      });
    }
    expect(lifeOf(first).readStory()).toEqual(['the broker is ready']);
    expect(lifeOf(second).readStory()[0]).toMatch(/^formatting /);
  });

  it('keep a new topic three times, under the names that they have in the cluster', async () => {
    await administrate(clientOf([second]), async (admin) => {
      const alone = { topic: 'alone', replicaAssignment: [{ partition: 0, replicas: [1] }] };
      await admin.createTopics({ topics: [{ topic: 'orders' }, alone], waitForLeaders: true });
      const { topics } = await admin.fetchTopicMetadata({ topics: ['orders'] });
      expect(topics[0]?.partitions[0]?.replicas.toSorted()).toEqual([0, 1, 2]);
      const { brokers } = await admin.describeCluster();
      expect(brokers.map(({ host }) => host).toSorted()).toEqual(pods.map(({ fqdn }) => fqdn));
    });
  });

  it('a java that is killed ends its supervisor with 137, and the next life recovers', async () => {
    process.kill(await lifeOf(third).java(), 'SIGKILL');
    expect(await lifeOf(third).end()).toBe(137);
    const [how, whatNext] = [
      /^the broker was killed by SIGKILL \(137\), /,
      'the next start recovers 1 log',
    ];
    expect(lifeOf(third).readStory().at(-1)).toMatch(how);
    expect(lifeOf(third).readStory().at(-1)).toContain(
      `${whatNext} in ${third.folder}/data, before`,
    );
    await startBroker(third).answers('ready', 0);
  });

  it('a supervisor that is killed takes its java along, and the next life finds the ports free', async () => {
    const java = await lifeOf(third).java();
    lifeOf(third).signal('SIGKILL');
    expect(await lifeOf(third).end()).toBe(137);
    await expect.poll(() => existsSync(`/proc/${java}/exe`), { timeout: 60_000 }).toBe(false);
    expect(existsSync(join(third.folder, 'data/.kafka_cleanshutdown'))).toBe(true);
    await startBroker(third).answers('ready', 0);
  });

  // Incident 3.19 of the reference: nothing refuses the stop of a partition's only replica.
  it('one leaves with 0 and a clean end, and says what it alone has, while the others go on', async () => {
    lifeOf(second).signal('SIGTERM');
    expect(await lifeOf(second).end()).toBe(0);
    expect(lifeOf(second).readStory().slice(-3)).toEqual([
      '1 partition without another replica in sync goes offline (alone-0) until this broker is back',
      'told the broker',
      clean,
    ]);
    expect(lifeOf(second).readLog()).not.toMatch(/Warning:/);
  });

  it('the next one would be missed, waits for the first to come back, and goes when it is asked again', async () => {
    const life = lifeOf(third);
    life.signal('SIGTERM');
    // that a controller is missing as well shows two seconds later
    const waits =
      /^waiting, \d+ s at most: stopping now would leave 1 partition under min\.insync\.replicas=2 \(orders-0: broker 1 is down\)/;
    await expect
      .poll(() => life.readStory(), { timeout: 30_000 })
      .toContainEqual(expect.stringMatching(waits));
    life.signal('SIGTERM');
    expect(await life.end()).toBe(0);
    expect(life.readStory().slice(-3)).toEqual([
      'asked to stop (SIGTERM), again: waits no longer',
      'told the broker',
      clean,
    ]);
    expect(life.readLog()).not.toMatch(/Warning:/);
  });

  // Incidents 3.6 and 3.7 of the reference. Nobody approves its controlled shutdown, so that its end in order takes
  // five minutes, which no property changes (KafkaBroker.scala): see the long tests.
  it('the last one has lost its quorum, and is told soon: nothing would get better by waiting', async () => {
    const life = lifeOf(first);
    life.signal('SIGTERM');
    const told =
      /^waiting would not help: .*the quorum of controllers has no leader; told the broker$/;
    await expect
      .poll(() => life.readStory().slice(-2), { timeout: 60_000 })
      .toEqual([
        expect.stringMatching(told),
        'without a controller its controlled shutdown takes up to 300 s',
      ]);
  });
});
