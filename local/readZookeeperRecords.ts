import type { Client } from 'node-zookeeper-client';
import { listChildren, nodeExists, readNode, withZookeeper } from './openZookeeper.ts';
import { waitFor } from './waitFor.ts';
import { endOf } from './zookeeperWriter.ts';

interface Source {
  /** One member, as `host:port`: what it has itself, whatever the others have. */
  readonly server: string;
  readonly folder: string;
  /** How long it may take to let a client in, and again to have the last node. */
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 10_000;
const atOnce = 200;

/**
 * Reads back what one member has of a writer's records, in the order of the transactions that
 * created them (czxid). Waits until the member has the writer's last node, and so all before it.
 */
export async function readZookeeperRecords(source: Source): Promise<number[]> {
  const { server, folder, timeoutMs = usualTimeoutMs } = source;
  return withZookeeper(server, timeoutMs, async (client) => {
    await waitFor({ what: `${server}: ${endOf(folder)}`, timeoutMs, everyMs: 50 }, async () =>
      (await nodeExists(client, endOf(folder))) ? true : undefined,
    );
    const names = await listChildren(client, folder);
    const records = await readAll(client, folder, names);
    return records.toSorted((a, b) => compare(a.czxid, b.czxid)).map(({ number }) => number);
  });
}

interface Record {
  readonly number: number;
  readonly czxid: bigint;
}

async function readAll(
  client: Client,
  folder: string,
  names: readonly string[],
): Promise<readonly Record[]> {
  const records: Record[] = [];
  for (let from = 0; from < names.length; from += atOnce) {
    const some = names.slice(from, from + atOnce).map(async (name) => {
      const { text, stat } = await readNode(client, `${folder}/${name}`);
      // a node that holds another number than its name does is not the record that was written
      const number = Number(text) === Number(name) ? Number(text) : -1;
      return { number, czxid: stat.czxid.readBigInt64BE() };
    });
    records.push(...(await Promise.all(some)));
  }
  return records;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
