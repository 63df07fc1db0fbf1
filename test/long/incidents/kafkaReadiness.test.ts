import { afterAll, describe, expect, it } from 'vitest';
import { kafkaPodWithZooKeeper } from '../../../local/site.ts';
import { apartPods } from '../../support/apartPods.ts';
import { type Life, openSite } from '../../support/brokers.ts';
import { administrate, clientOf } from '../../support/kafkaClients.ts';
import { makeSite } from '../../support/makeSite.ts';
import { untilProbed } from '../../support/probePod.ts';
import { describeReadyBrokers } from '../../support/readyBrokers.ts';
import { authority, writeCertificate } from '../../support/securedBrokers.ts';
import { startZooKeeper } from '../../support/startZooKeeper.ts';
import { throttled, throttleFollower, writeLarge } from '../../support/throttled.ts';

describeReadyBrokers('on ZooKeeper', {
  net: '127.0.63',
  podOf: kafkaPodWithZooKeeper,
  startBase: async (opened) => {
    await startZooKeeper(opened);
  },
});

// What bounds the wait. In this order: each step finds the brokers as the one before it left them.
describe('two brokers, of which one cannot catch up', async () => {
  const { site, startBroker, removeAll } = openSite(makeSite('readiness', '127.0.66'));
  const pods = apartPods(site, { version: '4.3.1', brokers: 2, controllers: 1 });
  const [first, second, controller] = [pods.broker(0), pods.broker(1), pods.controller(0)];
  const kafka = clientOf([first, second]);
  afterAll(removeAll);
  const lives: Life[] = [];
  const lacks = '2 of 2 own replicas are not in sync yet: orders-[01], orders-[01]';

  it('is ready once its time is over, and the log says what it lacks', async () => {
    startBroker(controller);
    lives.push(startBroker(first));
    const life = startBroker(second);
    for (const pod of [first, second]) await untilProbed(pod, '/readyz', /^200 /);
    const partitions = [0, 1].map((partition) => ({ partition, replicas: [0, 1] }));
    await administrate(kafka, async (admin) =>
      admin.createTopics({
        topics: [{ topic: 'orders', replicaAssignment: partitions, configEntries: [throttled] }],
      }),
    );
    await throttleFollower(kafka, 1, 1);
    life.signal('SIGTERM');
    expect(await life.end()).toBe(0);
    await writeLarge(kafka, 'orders', 2, 10);
    const env = { ...second.env, KAFKA_CATCH_UP_TIMEOUT: '3s' };
    const again = startBroker({ ...second, env });
    await untilProbed(second, '/readyz', /^503 catching up: /);
    await untilProbed(second, '/readyz', /^200 broker 1 is registered$/);
    const line = `^ready after [34] s \\(KAFKA_CATCH_UP_TIMEOUT\\) although ${lacks} \\(\\d+ records behind\\)$`;
    expect(again.readStory()).toEqual([
      expect.stringMatching(new RegExp(line)),
      'the broker is ready',
    ]);
    again.signal('SIGTERM');
    expect(await again.end()).toBe(0);
  });

  it('is told to stop at once while it is behind, since it has started', async () => {
    await writeLarge(kafka, 'orders', 2, 20);
    const life = startBroker(second);
    await untilProbed(second, '/readyz', /^503 catching up: .*records behind/);
    life.signal('SIGTERM');
    expect(await life.end()).toBe(0);
    expect(life.readStory().join('\n')).not.toMatch(/still starts|has not started/);
    expect(life.readStory().at(-1)).toMatch(/^stopped cleanly in /);
  });

  it('is ready after two minutes in which nobody leads what it lacks', async () => {
    const [life] = lives;
    if (life === undefined) throw new Error('no broker');
    await writeLarge(kafka, 'orders', 2, 20);
    process.kill(await life.java(), 'SIGKILL');
    expect(await life.end()).toBe(137);
    const again = startBroker(second);
    await untilProbed(second, '/readyz', /^503 catching up: .*; nobody leads orders-0, orders-1$/);
    await untilProbed(second, '/readyz', /^200 /, 240_000);
    expect(again.readStory().slice(-2)).toEqual([
      expect.stringMatching(
        /^ready although 2 of 2 own .*; nobody leads orders-0, orders-1: other brokers, or a disk, have to come back first$/,
      ),
      'the broker is ready',
    ]);
  });
});

// Incident 3.15 of the reference, later in their lives: controllers that were ready lose their quorum.
describe.each([
  ['3.9.2', '127.0.64'],
  ['4.3.1', '127.0.65'],
])('three controllers of Kafka %s', async (version, net) => {
  const { site, startBroker, removeAll } = openSite(makeSite('quorum', net));
  const pods = apartPods(site, { version, brokers: 1, controllers: 3 });
  const [first, ...others] = [0, 1, 2].map((ordinal) => pods.controller(ordinal));
  if (first === undefined) throw new Error('no pods');
  afterAll(removeAll);

  it('the last one that is left is not ready, says why, and is ready again with the others', async () => {
    const life = startBroker(first);
    const before = others.map((pod) => startBroker(pod));
    for (const pod of [first, ...others]) await untilProbed(pod, '/readyz', /^200 /);
    for (const other of before) other.signal('SIGTERM');
    for (const other of before) expect(await other.end()).toBe(0);
    const said = await untilProbed(first, '/readyz', /^503 /);
    expect(said).toMatch(/^503 no controller leads the quorum: 1000: answers, and does not lead; /);
    for (const { fqdn } of others) expect(said).toContain(` at ${fqdn}:9093: connection refused`);
    for (const pod of others) startBroker(pod);
    for (const pod of [first, ...others]) await untilProbed(pod, '/readyz', /^200 /);
    expect(life.readStory().slice(-3)).toEqual([
      'the controller is ready',
      expect.stringMatching(/^not ready any more: no controller leads the quorum: 1000: answers, /),
      'the controller is ready again',
    ]);
  });
});

it('controllers ask each other by TLS and with their own login', async () => {
  const { site, startBroker, removeAll } = openSite(makeSite('quorum', '127.0.67'));
  try {
    const issuer = await authority('CN=ca');
    const pods = apartPods(site, { version: '4.3.1', brokers: 1, controllers: 3 });
    const controllers = [0, 1, 2].map((ordinal) => pods.controller(ordinal));
    for (const pod of controllers) {
      const env = {
        ...pod.env,
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:SASL_SSL,PLAINTEXT:PLAINTEXT',
        KAFKA_TLS_DIR: await writeCertificate(pod, issuer),
        KAFKA_CONTROLLER_USER: 'controller',
        KAFKA_CONTROLLER_PASSWORD: 'secret',
      };
      startBroker({ ...pod, env });
    }
    for (const pod of controllers) await untilProbed(pod, '/readyz', /^200 .* leads the quorum$/);
  } finally {
    await removeAll();
  }
});
