import { afterAll, beforeAll, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import { kafkaPod } from '../../local/site.ts';
import { smallBroker } from '../support/apartPods.ts';
import { askHealthText } from '../support/askHealthText.ts';
import { type Life, openSite } from '../support/brokers.ts';
import { figuresOf } from '../support/figuresOf.ts';
import { withEnv } from '../support/kafkaFigures.ts';
import { makeSite } from '../support/makeSite.ts';
import { readPrometheus } from '../support/prometheusText.ts';

const { site, startBroker, removeAll } = openSite(makeSite('denied', '127.0.236'));
const plain = kafkaPod(site, 0, 1);
const { address } = plain;
const secured = {
  ...smallBroker,
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP:
    'INTERNAL:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT,PUBLIC:PLAINTEXT',
  KAFKA_INTER_BROKER_LISTENER_NAME: 'INTERNAL',
  KAFKA_SASL_ENABLED_MECHANISMS: 'PLAIN',
  KAFKA_INTER_BROKER_USER: 'broker',
  KAFKA_INTER_BROKER_PASSWORD: 'secret-7f3a',
  KAFKA_CONTROLLER_USER: 'broker',
  KAFKA_CONTROLLER_PASSWORD: 'secret-7f3a',
  KAFKA_AUTHORIZER_CLASS_NAME: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  KAFKA_SUPER_USERS: 'User:broker',
};
const listeners = `INTERNAL://${address}:9092,CONTROLLER://${address}:9093`;
const closed = withEnv(plain, { ...secured, KAFKA_LISTENERS: listeners });
const open = withEnv(plain, {
  ...secured,
  KAFKA_LISTENERS: `${listeners},PUBLIC://${address}:9094`,
});
let life: Life;
beforeAll(async () => {
  life = startBroker(open);
  await life.answers('ready', 0);
});
afterAll(async () => {
  if (life.isRunning()) process.kill(await life.java(), 'SIGKILL');
  await life.end();
  await removeAll();
});

const refused = 'this login may not describe the cluster';

it('says of a cluster that does not let it look what it was not told, and calls none of it well', async () => {
  const { code, figures } = await figuresOf(site, open, '--bootstrap-server', `${address}:9094`);
  expect({ code, healthy: figures.healthy }).toEqual({ code: 1, healthy: false });
  expect(figures.untold).toContainEqual({ part: 'log dirs', reason: `broker 0: ${refused}` });
  expect(figures.untold.map(({ part }) => part)).toEqual(['reassignments', 'log dirs', 'quorum']);
  expect(figures.verdict).toBe(
    `quorum: ${refused}; 1 of 1 broker; no topic is told of; not all of it could be told`,
  );
});

it('gives no zeros for it to Prometheus', async () => {
  const { code, stdout } = await runTool(site, open, ['kafkaMetrics']);
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

it('tells all of it to the broker itself, by its own login', async () => {
  life.signal('SIGTERM');
  expect(await life.end()).toBe(0);
  life = startBroker(closed);
  await life.answers('ready', 0);
  const { code, figures } = await figuresOf(site, closed);
  expect({ code, untold: figures.untold }).toEqual({ code: 0, untold: [] });
  expect(figures.brokers[0]?.logDirs).toHaveLength(1);
});
