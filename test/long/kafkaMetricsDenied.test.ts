import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import { kafkaPod } from '../../local/site.ts';
import { smallBroker } from '../support/apartPods.ts';
import { askHealthText } from '../support/askHealthText.ts';
import { type Life, openSite } from '../support/brokers.ts';
import { figuresOf } from '../support/figuresOf.ts';
import { administrate, clientOf } from '../support/kafkaClients.ts';
import { withEnv } from '../support/withEnv.ts';
import { makeSite } from '../support/makeSite.ts';
import { readPrometheus } from '../support/prometheusText.ts';

const { site, startBroker, removeAll } = openSite(makeSite('denied', '127.0.236'));
const plain = kafkaPod(site, 0, 1);
const { address } = plain;
const secret = 'secret-7f3a';
const secured = {
  ...smallBroker,
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP:
    'INTERNAL:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT,PUBLIC:PLAINTEXT',
  KAFKA_LISTENERS: `INTERNAL://${address}:9092,CONTROLLER://${address}:9093,PUBLIC://${address}:9094`,
  KAFKA_INTER_BROKER_LISTENER_NAME: 'INTERNAL',
  KAFKA_SASL_ENABLED_MECHANISMS: 'PLAIN',
  KAFKA_AUTHORIZER_CLASS_NAME: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  KAFKA_SUPER_USERS: 'User:broker',
};
const known = withEnv(plain, {
  ...secured,
  KAFKA_INTER_BROKER_USER: 'broker',
  KAFKA_INTER_BROKER_PASSWORD: secret,
  KAFKA_CONTROLLER_USER: 'broker',
  KAFKA_CONTROLLER_PASSWORD: secret,
});
/** The same logins, in a file that only the broker reads: what is left to ask by is the listener for everybody. */
const jaas = join(site.folder, 'jaas');
const unknown = withEnv(plain, {
  ...secured,
  KAFKA_SASL_MECHANISM_INTER_BROKER_PROTOCOL: 'PLAIN',
  KAFKA_SASL_MECHANISM_CONTROLLER_PROTOCOL: 'PLAIN',
  KAFKA_OPTS: `-Djava.security.auth.login.config=${jaas}`,
});
let life: Life;
const restart = async (pod: typeof plain) => {
  life.signal('SIGTERM');
  expect(await life.end()).toBe(0);
  life = startBroker(pod);
  return life.answers('ready', 0);
};

beforeAll(async () => {
  const login = `username="broker" password="${secret}" user_broker="${secret}"`;
  const module = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
  writeFileSync(jaas, `KafkaServer { ${module} ${login}; };\n`, { mode: 0o600 });
  life = startBroker(known);
  await life.answers('ready', 0);
  const sasl = { mechanism: 'plain', username: 'broker', password: secret } as const;
  await administrate(clientOf([known], { sasl }), async (admin) => {
    await admin.createTopics({ topics: [{ topic: 'orders' }, { topic: 'audit' }] });
  });
});
afterAll(async () => {
  if (life.isRunning()) process.kill(await life.java(), 'SIGKILL');
  await life.end();
  await removeAll();
});

const refused = 'this login may not describe the cluster';
const unknownStop =
  'the quorum of controllers is not shown to this login; 2 topics that it has may not be seen by this login, which needs Describe on all topics';
const stopOf = async (pod: typeof plain) => runTool(site, pod, ['kafkaOk', 'stoppable']);

it('tells all of it to the broker itself, by its own login, also where a listener takes everybody', async () => {
  expect(await restart(known)).toBe('kafkaOk: broker 0 is registered');
  const { code, figures } = await figuresOf(site, known);
  expect({ code, untold: figures.untold }).toEqual({ code: 0, untold: [] });
  expect(figures.brokers[0]?.logDirs).toHaveLength(1);
  expect((await stopOf(known)).stdout).toMatch(
    /^kafkaOk: broker 0 may stop, but 2 partitions without another replica in sync go offline /,
  );
});

it('says that it cannot see whether replicas are in sync, nor whether the broker may stop', async () => {
  const unseen =
    'whether its replicas of 2 topics are in sync cannot be seen: this login needs Describe on all topics';
  expect(await restart(unknown)).toBe(`kafkaOk: broker 0 is registered (${unseen})`);
  expect(life.readStory()).toContain(`ready, but ${unseen}`);
  expect(await stopOf(unknown)).toEqual({
    code: 1,
    stdout: '',
    stderr: `kafkaOk: ${unknownStop}\n`,
  });
});

it('says of a cluster that does not let it look what it was not told, and calls none of it well', async () => {
  const { code, figures } = await figuresOf(site, unknown, '--bootstrap-server', `${address}:9094`);
  expect({ code, healthy: figures.healthy }).toEqual({ code: 1, healthy: false });
  expect(figures.untold).toContainEqual({ part: 'log dirs', reason: `broker 0: ${refused}` });
  expect(figures.untold.map(({ part }) => part)).toEqual(['reassignments', 'log dirs', 'quorum']);
  expect(figures.verdict).toBe(
    `quorum: ${refused}; 1 of 1 broker; no topic is told of; not all of it could be told`,
  );
});

it('gives no zeros for it to Prometheus', async () => {
  const { code, stdout } = await runTool(site, unknown, ['kafkaMetrics']);
  expect(code).toBe(0);
  for (const text of [stdout, await askHealthText(address, '/metrics')]) {
    const families = readPrometheus(text);
    expect(families.get('kafka_member_up')?.series.get('kafka_member_up')).toBe(1);
    const untold = families.get('kafka_member_untold')?.series;
    expect(untold?.get('kafka_member_untold{part="log dirs"}')).toBe(1);
    expect(families.has('kafka_server_replicamanager_underreplicatedpartitions')).toBe(false);
    expect(families.has('kafka_controller_kafkacontroller_offlinepartitionscount')).toBe(false);
  }
});

it('does not wait with a stop for what it cannot see', async () => {
  life.signal('SIGTERM');
  expect(await life.end()).toBe(0);
  expect(life.readStory().filter((line) => line.startsWith('wait'))).toEqual([
    `waiting would not help: ${unknownStop}; told the broker`,
  ]);
});
