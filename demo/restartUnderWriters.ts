import { createTopic, partitionNumbers, untilInSync } from '../local/kafkaTopic.ts';
import { startKafkaWriter } from '../local/kafkaWriter.ts';
import type { Account } from '../local/ledger.ts';
import { restartUnder } from '../local/restartUnder.ts';
import type { Server } from '../local/server.ts';
import type { Writer } from '../local/writer.ts';
import { startZookeeperWriter } from '../local/zookeeperWriter.ts';
import { renderCount } from './lines.ts';
import type { Step } from './screen.ts';
import { serverOf, type Stage } from './stage.ts';

/** A client that writes to one group of servers, and what is to be restarted under it. */
export interface Load {
  readonly name: 'zookeeper' | 'kafka';
  readonly servers: readonly Server[];
  readonly leastPerSecond: number;
  readonly start: () => Promise<Writer>;
  /** After each restart: whether the next server may go. */
  readonly settle: () => Promise<void>;
}

/** What a client wrote while its servers were restarted, one account a partition. */
export interface Written {
  readonly load: Load;
  readonly accounts: readonly Account[];
  readonly restarts: number;
  /** How many restarts began while a write waited for its answer. */
  readonly hits: number;
}

export const writesFolder = '/demo/writes-1';
export const writesTopic = 'writes';

/** The writers of a stage, each somewhat faster than the least that it has to reach. */
export function loadsOf({ members, brokers, kafka }: Stage): readonly Load[] {
  const servers = members.map(serverOf).join(',');
  const zookeeper: Load = {
    name: 'zookeeper',
    servers: members,
    leastPerSecond: 50,
    start: async () => startZookeeperWriter({ servers, folder: writesFolder, perSecond: 64 }),
    settle: async () => Promise.resolve(),
  };
  const topics: Load = {
    name: 'kafka',
    servers: brokers,
    leastPerSecond: 300,
    start: async () => {
      await createTopic(kafka, writesTopic, brokers.length);
      const partitions = partitionNumbers.length;
      return startKafkaWriter({ access: kafka, topic: writesTopic, partitions, perSecond: 360 });
    },
    settle: async () => untilInSync(kafka, writesTopic),
  };
  return [zookeeper, topics].filter((load) => load.servers.length > 0);
}

/**
 * Restarts every server in turn, from the highest ordinal down as a StatefulSet does, while all
 * writers write; each is ready, and its replicas are in sync, before the next one goes.
 */
export async function restartUnderWriters(stage: Stage): Promise<readonly Written[]> {
  const loads = loadsOf(stage);
  const restarts = loads.reduce((sum, { servers }) => sum + servers.length, 0);
  return stage.screen.step('rolling restart under writers', async (step) => {
    const writers: (readonly [Load, Writer])[] = [];
    for (const load of loads) {
      const writer = await load.start();
      stage.writers.add(writer);
      writers.push([load, writer]);
    }
    const counts = () =>
      writers
        .map(([{ name }, writer]) => `${name} ${renderCount(writer.countAcknowledged())}`)
        .join(', ')
        .concat(' acknowledged');
    let done = 0;
    const hits = new Map<Load, number>();
    for (const [load, writer] of writers) {
      for (const server of load.servers.toReversed()) {
        done += 1;
        const turn = `${server.name} (${done} of ${restarts})`;
        step.show(() => `${turn}   ${counts()}`);
        const { isHit } = await restartUnder(writer, server);
        hits.set(load, (hits.get(load) ?? 0) + (isHit ? 1 : 0));
        await load.settle();
      }
    }
    const written = await stopWriters(stage, writers, hits, step);
    return {
      value: written,
      says: `${restarts} restarts under writers: ${counts()}`,
    };
  });
}

async function stopWriters(
  stage: Stage,
  writers: readonly (readonly [Load, Writer])[],
  hits: ReadonlyMap<Load, number>,
  step: Step,
): Promise<readonly Written[]> {
  step.show('waiting for the last answers');
  return Promise.all(
    writers.map(async ([load, writer]) => {
      const accounts = await writer.stop();
      stage.writers.delete(writer);
      const restarts = load.servers.length;
      return { load, accounts, restarts, hits: hits.get(load) ?? 0 };
    }),
  );
}
