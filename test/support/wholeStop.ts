import { afterAll, describe, expect, it } from 'vitest';
import type { LocalPod, Site } from '../../local/site.ts';
import { type Life, openSite } from './brokers.ts';
import { administrate, clientOf } from './kafkaClients.ts';
import { makeSite } from './makeSite.ts';
import { writeLarge } from './throttled.ts';

interface Whole {
  /** The first three octets of its addresses. */
  readonly net: string;
  readonly podsOf: (site: Site) => {
    readonly brokers: readonly LocalPod[];
    /** Those that no client connects to. */
    readonly controllers: readonly LocalPod[];
  };
  /** What the brokers stand on; gives what ends it. */
  readonly startBase?: (opened: ReturnType<typeof openSite>) => Promise<() => void>;
  /** From the request to stop to SIGKILL, as the pods have it. */
  readonly budgetMs: number;
  /** Between one request and the next, as a kubelet has it that stops pods one by one. */
  readonly apartMs?: number;
  /** Whether one of them may hang after it has flushed all, and is killed with the marker in place. */
  readonly hangs?: boolean;
}

const killed = 137;
/** Between the end of the budget and that of the process. */
const slackMs = 5000;

/**
 * Incidents 3.6 and 3.7 of the reference: a namespace is deleted, all pods are asked to stop at once, and nobody
 * comes back. Every broker flushes, and leaves its marker, before its budget is over.
 */
export function describeWholeStop(where: string, given: Whole): void {
  const { net, podsOf, startBase, budgetMs, apartMs = 0, hangs = false } = given;
  describe(`all pods are stopped, ${where}`, async () => {
    const opened = openSite(makeSite('whole', net));
    const { site, startBroker, removeAll } = opened;
    const { brokers, controllers } = podsOf(site);
    afterAll(removeAll);

    it('every one flushes, leaves its marker, and ends within its budget', async () => {
      const endBase = await startBase?.(opened);
      const lives = [...controllers, ...brokers].map((pod) => startBroker(pod));
      for (const life of lives) await life.answers('ready', 0);
      await write(brokers);
      const ends = lives.map(async (life, at) => stop(life, { afterMs: at * apartMs, budgetMs }));
      endBase?.();
      const ended = await Promise.all(ends);
      for (const { name, code, last, ms } of ended) {
        process.stdout.write(`${where}: ${name} after ${(ms / 1000).toFixed(1)} s: ${last}\n`);
        expect([0, ...(hangs ? [killed] : [])]).toContain(code);
        expect(ms).toBeLessThan(budgetMs + slackMs);
      }
      for (const { name, last } of ended.slice(controllers.length)) {
        expect(`${name}: ${last}`).toMatch(/, clean-shutdown marker in 1 of 1 log dir$/);
      }
      expect(ended.filter(({ code }) => code === killed).length).toBeLessThanOrEqual(1);
    });
  });
}

async function stop(life: Life, { afterMs, budgetMs }: Record<'afterMs' | 'budgetMs', number>) {
  await new Promise((resolve) => {
    setTimeout(resolve, afterMs);
  });
  const began = performance.now();
  life.signal('SIGTERM');
  const code = await life.end(budgetMs + 30_000);
  const ms = performance.now() - began;
  return { name: life.pod.name, code, ms, last: life.readStory().at(-1) ?? '' };
}

const partitions = 6;

async function write(brokers: readonly LocalPod[]): Promise<void> {
  const kafka = clientOf(brokers);
  await administrate(kafka, async (admin) =>
    admin.createTopics({
      topics: [{ topic: 'orders', numPartitions: partitions, replicationFactor: brokers.length }],
      waitForLeaders: true,
    }),
  );
  await writeLarge(kafka, 'orders', partitions, 5);
}
