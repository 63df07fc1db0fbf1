import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kafkaPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { openSite } from '../support/brokers.ts';
import { createLogs } from '../support/createLogs.ts';
import { makeSite } from '../support/makeSite.ts';
import { probePod } from '../support/probePod.ts';

const partitions = 200;
const endMs = 120_000;

const { site, startBroker, removeAll } = openSite(makeSite('loading-progress', '127.0.241'));
const given = kafkaPod(site, 0, 1);
// the console is to show nothing of it
const pod = {
  ...given,
  env: {
    ...given.env,
    KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
    KAFKA_LOG4J_ROOT_LOGLEVEL: 'WARN',
    KAFKA_NUM_RECOVERY_THREADS_PER_DATA_DIR: '1',
  },
};
const data = join(pod.folder, 'data');
const told = join(pod.folder, 'conf/loading.log');

beforeAll(async () => {
  const life = startBroker(pod);
  await life.answers('ready', 0);
  await createLogs(pod, partitions);
  process.kill(await life.java(), 'SIGKILL');
  await life.end();
});
afterAll(removeAll);

/** How many logs the broker says that it has recovered. */
function readDone(): number {
  try {
    const text = readFileSync(told, 'utf8');
    return Number([...text.matchAll(/\((\d+)\/\d+ completed/g)].at(-1)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

it('a broker that recovers its logs says how far it is, and is alive, but not ready', async () => {
  const life = startBroker(pod);
  const java = await life.java();
  const lives = new Set<string>();
  let done = 0;
  for (const _ of Array.from({ length: 4 })) {
    const before = done;
    await waitFor({ what: 'more logs', timeoutMs: endMs, everyMs: 2 }, () =>
      readDone() > before ? true : undefined,
    );
    // it stands still while it is asked
    process.kill(java, 'SIGSTOP');
    done = readDone();
    const words = `503 the broker is starting: recovering logs after an unclean stop: ${done} of ${partitions} done in ${data} (`;
    for (const path of ['/startupz', '/readyz']) {
      await waitFor({ what: `${path}: ${words}`, timeoutMs: endMs }, async () =>
        (await probePod(pod, path)).startsWith(words) ? true : undefined,
      );
    }
    lives.add(await probePod(pod, '/livez'));
    process.kill(java, 'SIGCONT');
  }
  expect(done).toBeLessThan(partitions);
  expect([...lives]).toEqual(['200 the broker runs']);
  await life.answers('ready', 0);
  expect(await probePod(pod, '/startupz')).toBe('200 the broker has started');
  expect(life.readLog()).not.toMatch(/\] INFO /);
  // nobody waits for its end in order
  process.kill(java, 'SIGKILL');
  await life.end();
});
