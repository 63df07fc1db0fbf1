import { afterAll, expect, it } from 'vitest';
import { kafkaPodWithZooKeeper } from '../../../local/site.ts';
import { openSite } from '../../support/brokers.ts';
import { makeSite } from '../../support/makeSite.ts';
import { probePod } from '../../support/probePod.ts';
import { administrate, clientOf } from '../../support/kafkaClients.ts';
import { startZooKeeper } from '../../support/startZooKeeper.ts';

const opened = openSite(makeSite('one-replica', '127.0.227'));
const pods = [0, 1].map((ordinal) => kafkaPodWithZooKeeper(opened.site, ordinal, 2));
afterAll(opened.removeAll);

// Incident 3.19 of the reference: a broker in ZooKeeper mode asks three times to hand over what nobody can take.
it("in ZooKeeper mode, a partition's only replica is named, not waited for, and stops cleanly", async () => {
  await startZooKeeper(opened);
  const lives = pods.map((pod) => opened.startBroker(pod));
  for (const life of lives) await life.answers('ready', 0);
  await administrate(clientOf(pods), async (admin) =>
    admin.createTopics({
      topics: [
        { topic: 'alone', replicaAssignment: [{ partition: 0, replicas: [1] }] },
        {
          topic: 'all',
          replicaAssignment: [{ partition: 0, replicas: [1, 0] }],
          configEntries: [{ name: 'min.insync.replicas', value: '2' }],
        },
        {
          topic: 'loose',
          replicaAssignment: [{ partition: 0, replicas: [1, 0] }],
          configEntries: [{ name: 'min.insync.replicas', value: '1' }],
        },
      ],
      waitForLeaders: true,
    }),
  );
  const [, life] = lives;
  life?.signal('SIGTERM');
  expect(await life?.end()).toBe(0);
  expect(life?.readStory().slice(-3)).toEqual([
    '1 partition without another replica in sync goes offline (alone-0) until this broker is back',
    'told the broker',
    expect.stringMatching(/^stopped cleanly in .* clean-shutdown marker in 1 of 1 log dir$/),
  ]);
  // what the topics need is told by ZooKeeper: one of them needs both replicas, and is not waited for
  const [first] = pods;
  if (first === undefined) throw new Error('no pods');
  expect(await probePod(first, '/stoppablez')).toBe(
    '503 stopping now would leave 1 partition under min.insync.replicas=1 (loose-0: broker 1 is down)',
  );
});
