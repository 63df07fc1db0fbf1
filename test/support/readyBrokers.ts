import { afterAll, describe, expect, it } from 'vitest';
import type { LocalPod, Site } from '../../local/site.ts';
import { openSite } from './brokers.ts';
import { administrate, clientOf } from './kafkaClients.ts';
import { makeSite } from './makeSite.ts';
import { probePod, untilProbed } from './probePod.ts';
import { throttled, throttleFollower, writeLarge } from './throttled.ts';

interface Cluster {
  /** The first three octets of its addresses. */
  readonly net: string;
  readonly podOf: (site: Site, ordinal: number, replicas: number) => LocalPod;
  /** What the brokers stand on. */
  readonly startBase?: (opened: ReturnType<typeof openSite>) => Promise<void>;
}

/**
 * Incidents 3.8 and 3.9 of the reference: a rolling update goes on to the next broker while the last one is far
 * behind; a condition of the whole cluster makes every broker unready at once.
 */
export function describeReadyBrokers(where: string, { net, podOf, startBase }: Cluster): void {
  // In this order: each step finds the brokers as the one before it left them.
  describe(`three brokers ${where}`, async () => {
    const opened = openSite(makeSite('readiness', net));
    const { site, startBroker, lifeOf, removeAll } = opened;
    const pods = [0, 1, 2].map((ordinal) => podOf(site, ordinal, 3));
    const [first, second, third] = pods;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('no pods');
    afterAll(removeAll);
    const kafka = clientOf(pods);
    const partitions = [
      { partition: 0, replicas: [0, 1, 2] },
      { partition: 1, replicas: [1, 0, 2] },
    ];

    it('one that comes back far behind has started, and is not ready: it says what it lacks, and by how much', async () => {
      await startBase?.(opened);
      for (const pod of pods) startBroker(pod);
      for (const pod of pods) await untilProbed(pod, '/readyz', /^200 /);
      await administrate(kafka, async (admin) =>
        admin.createTopics({
          topics: [{ topic: 'orders', replicaAssignment: partitions, configEntries: [throttled] }],
        }),
      );
      await throttleFollower(kafka, 2, 1);
      lifeOf(third).signal('SIGTERM');
      expect(await lifeOf(third).end()).toBe(0);
      await writeLarge(kafka, 'orders', partitions.length, 10);
      startBroker(third);
      const said = await untilProbed(third, '/readyz', /records behind/);
      expect(said).toMatch(
        /^503 catching up: 2 of 2 own replicas are not in sync yet: orders-[01], orders-[01] \(\d+ records behind\)$/,
      );
      expect(await probePod(third, '/startupz')).toBe('200 the broker has started');
      expect(await probePod(third, '/livez')).toBe('200 the broker runs');
    });

    it('the others are ready meanwhile, although it makes their partitions under-replicated', async () => {
      for (const pod of [first, second]) expect(await probePod(pod, '/readyz')).toMatch(/^200 /);
      expect(await probePod(third, '/readyz')).toMatch(/^503 catching up/);
    });

    it('is ready once its replicas are in sync', async () => {
      expect(lifeOf(third).readStory()).not.toContain('the broker is ready');
      await throttleFollower(kafka, 2, 1_000_000_000);
      expect(await untilProbed(third, '/readyz', /^200 /)).toBe('200 broker 2 is registered');
    });

    it('stays ready while another one dies, recovers and comes back', async () => {
      process.kill(await lifeOf(second).java(), 'SIGKILL');
      expect(await lifeOf(second).end()).toBe(137);
      startBroker(second);
      await untilProbed(second, '/readyz', /^200 /);
      for (const pod of [first, third]) {
        expect(await probePod(pod, '/readyz')).toMatch(/^200 /);
        expect(lifeOf(pod).readStory().join('\n')).not.toContain('not ready any more');
      }
    });
  });
}
