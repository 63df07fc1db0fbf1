import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kafkaVersion } from '../../local/site.ts';
import { apartPods } from '../support/apartPods.ts';
import { askHealthText } from '../support/askHealthText.ts';
import { type Life, openSite } from '../support/brokers.ts';
import { administrate, clientOf } from '../support/kafkaClients.ts';
import { makeSite } from '../support/makeSite.ts';
import { readPrometheus } from '../support/prometheusText.ts';

const { site, startBroker, removeAll } = openSite(makeSite('scrapes', '127.0.237'));
const pods = apartPods(site, {
  version: kafkaVersion,
  brokers: 2,
  controllers: 1,
  env: {
    KAFKA_METRICS_GROUPS: 'true',
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '1',
    // Kafka's own log of each request that it has answered
    KAFKA_LOG4J_LOGGERS: 'kafka.request.logger=DEBUG',
  },
});
const brokers = [pods.broker(0), pods.broker(1)] as const;
let lives: readonly Life[];

beforeAll(async () => {
  const controller = startBroker(pods.controller(0));
  lives = brokers.map((pod) => startBroker(pod));
  for (const life of lives) await life.answers('ready', 0);
  await controller.answers('ready', 0);
  await administrate(clientOf(brokers), async (admin) => {
    const replicaAssignment = [0, 1].map((id) => ({ partition: id, replicas: [id] }));
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic: 'orders', replicaAssignment }],
    });
    const partitions = [0, 1].map((partition) => ({ partition, offset: '0' }));
    await admin.setOffsets({ groupId: 'readers', topic: 'orders', partitions });
  });
});
afterAll(removeAll);

/** How often the supervisor of the first broker has asked it for its brokers, by the broker's own log. */
const countQuestions = (): number =>
  (lives[0]?.readLog() ?? '')
    .split('\n')
    .filter((line) => line.includes('"METADATA"') && line.includes('"statefulset-toolkit"')).length;

const scrape = async (at: 0 | 1) => {
  const families = readPrometheus(await askHealthText(brokers[at].address, '/metrics'));
  return Object.fromEntries([...families.values()].flatMap(({ series }) => Array.from(series)));
};

it.each([
  ['never scraped', Number.POSITIVE_INFINITY],
  ['scraped each 5 s', 5],
  ['scraped each 20 s', 20],
])(
  'a broker that is ready is asked for its brokers twice a minute at most, %s',
  async (_, every) => {
    const startMs = performance.now();
    let before = 0;
    for (let second = 1; second <= 160; second++) {
      await sleep(startMs + 1000 * second - performance.now());
      if (second % every === 0) await scrape(0);
      // whoever begins to scrape costs one more
      if (second === 40) before = countQuestions();
    }
    const asked = countQuestions() - before;
    expect(asked).toBeGreaterThanOrEqual(2);
    expect(asked).toBeLessThanOrEqual(4);
  },
);

const ofGroup = (told: Readonly<Record<string, number>>) =>
  Object.keys(told).filter((name) => name.startsWith('kafka_consumergroup_lag{'));

it('a scrape is over in ten seconds although another broker hangs, and says what it was not told', async () => {
  const told = [await scrape(0), await scrape(1)];
  const own = told.findIndex((figures) => ofGroup(figures).length > 0) === 0 ? 0 : 1;
  // what it has told counts for half a minute
  await sleep(35_000);
  process.kill((await lives[1 - own]?.java()) ?? 0, 'SIGSTOP');
  const startMs = performance.now();
  const late = await scrape(own);
  expect(performance.now() - startMs).toBeLessThan(10_000);
  expect(late).toMatchObject({
    kafka_member_up: 1,
    'kafka_member_untold{part="end offsets"}': 1,
    'kafka_member_untold{part="groups"}': 0,
  });
  expect(ofGroup(late)).toEqual([
    `kafka_consumergroup_lag{consumergroup="readers",partition="${own}",topic="orders"}`,
  ]);
});
