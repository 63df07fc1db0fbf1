import { afterAll, expect, it } from 'vitest';
import { kafkaPodWithZooKeeper } from '../../../local/site.ts';
import { openSite } from '../../support/brokers.ts';
import { makeSite } from '../../support/makeSite.ts';
import { startOneMember } from '../../support/oneMember.ts';
import { administrate, clientOf } from '../../support/throttled.ts';

const opened = openSite(makeSite('one-replica', '127.0.227'));
const pods = [0, 1].map((ordinal) => kafkaPodWithZooKeeper(opened.site, ordinal, 2));
afterAll(opened.removeAll);

// Incident 3.19 of the reference: a broker in ZooKeeper mode asks three times to hand over what nobody can take.
it("in ZooKeeper mode, a partition's only replica is named, not waited for, and stops cleanly", async () => {
  await startOneMember(opened);
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
      ],
      waitForLeaders: true,
    }),
  );
  const [, life] = lives;
  life?.signal('SIGTERM');
  expect(await life?.end()).toBe(0);
  expect(life?.readStory().slice(-3)).toEqual([
    '1 partition without another replica in sync goes offline (alone-0), and 1 partition with no more replicas than min.insync.replicas takes no writes of acks=all (all-0) until this broker is back',
    'told the broker',
    expect.stringMatching(/^stopped cleanly in .* clean-shutdown marker in 1 of 1 log dir$/),
  ]);
});
