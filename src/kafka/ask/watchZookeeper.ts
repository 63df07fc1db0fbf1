import type { Client, ZooKeeperError } from 'node-zookeeper-client';
import { resolveWithin } from '../../pod/resolveName.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { ZookeeperConnect } from '../cluster/zookeeperConnect.ts';

/** A session with the ensemble of a broker; `close` leaves nothing of it. */
export interface ZookeeperSession {
  /** The text of a node; undefined where there is none. Throws where there is no answer in time. */
  readonly readNode: (path: string) => Promise<string | undefined>;
  readonly close: () => void;
}

interface Wish {
  readonly connect: ZookeeperConnect;
  readonly env: Env;
  /** For the session, and then for each answer. */
  readonly timeoutMs: number;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
}

const connected = 2;
const restMs = 200;

/** Gets a session with any of the servers; undefined where none gives one in time, or nobody waits any more. */
export async function watchZookeeper(wish: Wish): Promise<ZookeeperSession | undefined> {
  const { connect, timeoutMs, signal } = wish;
  const servers = await resolveServers(wish);
  if (servers.length === 0 || signal.aborted) return undefined;
  // Loaded in ZooKeeper mode alone.
  const { default: zookeeper } = await import('node-zookeeper-client');
  const options = { sessionTimeout: timeoutMs, spinDelay: restMs, retries: 0 };
  const client = zookeeper.createClient(`127.0.0.1${connect.chroot}`, options);
  // Its own parser of a connect string knows no IPv6, and its look-up no file of hosts.
  client.connectionManager.servers = servers;
  client.connectionManager.updateTimeout(timeoutMs);
  const close = (): void => {
    client.close();
    // a server that hangs would keep this process
    setTimeout(() => {
      client.connectionManager.socket?.destroy();
      process.off('uncaughtException', onThrow);
    }, restMs).unref();
  };
  // The library throws out of its socket where an answer is none of ZooKeeper's: no answer then.
  const onThrow = (): void => client.connectionManager.socket?.destroy();
  process.on('uncaughtException', onThrow);
  const isThere = await within(wish, async () => untilConnected(client));
  if (isThere === undefined) {
    close();
    return undefined;
  }
  return {
    readNode: async (path) => {
      const read = await within(wish, async () => readNode(client, path));
      if (read === undefined) throw new Error(`no answer of ZooKeeper within ${timeoutMs} ms`);
      return read.text;
    },
    close,
  };
}

async function resolveServers({ connect, env, timeoutMs }: Wish) {
  const found = await Promise.all(
    connect.servers.map(async ({ host, port }) => {
      const addresses = await resolveWithin([host], env, timeoutMs);
      return (addresses ?? []).map((address) => ({ host: address, port }));
    }),
  );
  return found.flat();
}

/** What comes in time; undefined where it does not, or nobody waits any more. */
async function within<T>(
  { timeoutMs, signal }: Wish,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const giveUp = (): void => resolve(undefined);
  const timer = setTimeout(giveUp, timeoutMs);
  signal.addEventListener('abort', giveUp);
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}

async function untilConnected(client: Client): Promise<true> {
  return new Promise((resolve) => {
    client.connectionManager.on('state', (state) => {
      if (state === connected) resolve(true);
    });
    client.connect();
  });
}

async function readNode(client: Client, path: string): Promise<{ text: string | undefined }> {
  const { default: zookeeper } = await import('node-zookeeper-client');
  return new Promise((resolve, reject) => {
    client.getData(path, (error: ZooKeeperError | null | undefined, data) => {
      if (error === null || error === undefined) resolve({ text: data?.toString('utf8') ?? '' });
      else if (error.code === zookeeper.Exception.NO_NODE) resolve({ text: undefined });
      else reject(error);
    });
  });
}
