import { afterAll, expect, it } from 'vitest';
import { kafkaPod } from '../../local/site.ts';
import { openSite } from '../support/brokers.ts';
import { makeSite } from '../support/makeSite.ts';
import { probePod, untilProbed } from '../support/probePod.ts';
import { administrate, clientOf } from '../support/kafkaClients.ts';

const topics = 1000;
const partitionsEach = 2;
const atOnce = 100;
const mostMs = 1000;
const rounds = 5;

const { site, startBroker, removeAll } = openSite(makeSite('many', '127.0.226'));
const pods = [0, 1, 2].map((ordinal) => kafkaPod(site, ordinal, 3));
afterAll(removeAll);

/** The fastest of some rounds: the machine has other work as well. */
async function timeOf(ask: () => Promise<string>): Promise<{ ms: number; said: string }> {
  let [ms, said] = [Number.POSITIVE_INFINITY, ''];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    said = await ask();
    ms = Math.min(ms, performance.now() - began);
  }
  return { ms, said };
}

it(`says within a second of ${topics * partitionsEach} partitions whether a broker may stop`, async () => {
  const [first, , third] = pods;
  if (first === undefined || third === undefined) throw new Error('no pods');
  const lives = pods.map((pod) => startBroker(pod));
  for (const life of lives) await life.answers('ready', 0);
  await administrate(clientOf(pods), async (admin) => {
    for (let at = 0; at < topics; at += atOnce) {
      const some = Array.from({ length: atOnce }, (_, index) => ({
        topic: `topic-${at + index}`,
        numPartitions: partitionsEach,
        replicationFactor: 3,
      }));
      await admin.createTopics({ topics: some, waitForLeaders: false, timeout: 60_000 });
    }
  });
  const ask = async () => probePod(first, '/stoppablez');
  const count = topics * partitionsEach;
  await untilProbed(first, '/stoppablez', /: 2 000 partitions have enough replicas/);
  const free = await timeOf(ask);
  expect(free.said).toContain(`broker 0 may stop: ${count / 1000} 000 partitions`);
  lives[2]?.signal('SIGTERM');
  expect(await lives[2]?.end()).toBe(0);
  await untilProbed(first, '/stoppablez', /^503 stopping now would leave 2 000 partitions/);
  const blocked = await timeOf(ask);
  expect(blocked.said).toContain('and 1 997 more: broker 2 is down');
  process.stdout.write(
    `stoppable, ${count} partitions: ${free.ms.toFixed(0)} ms, ${blocked.ms.toFixed(0)} ms where it waits\n`,
  );
  expect(free.ms).toBeLessThan(mostMs);
  expect(blocked.ms).toBeLessThan(mostMs);
});
