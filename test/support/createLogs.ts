import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { countLogs } from '../../src/kafka/storage/logs.ts';
import { administrate, clientOf } from './kafkaClients.ts';

/** Creates a topic of so many partitions at a broker that is alone, and waits until each has its log. */
export async function createLogs(pod: LocalPod, partitions: number): Promise<void> {
  await administrate(clientOf([pod]), async (admin) =>
    admin.createTopics({
      topics: [{ topic: 'orders', numPartitions: partitions }],
      waitForLeaders: true,
    }),
  );
  await waitFor({ what: 'all logs', timeoutMs: 120_000 }, () =>
    countLogs(readdirSync(join(pod.folder, 'data'))) >= partitions ? true : undefined,
  );
}
