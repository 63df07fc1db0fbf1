import type { Client, ZooKeeperError } from 'node-zookeeper-client';
import { resolveWithin } from '../../pod/resolveName.ts';
import { shared } from '../../tool/shared.ts';
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

type Servers = Client['connectionManager']['servers'];

/** Of the library's connection manager. */
const states = { connected: 2, closed: -2, expired: -3 };
const restMs = 200;
/** Of a question whose connection is lost, as long as there is time for its answer. */
const retries = 3;

/** Gets a session with any of the servers; undefined where none gives one in time, or nobody waits any more. */
export async function askZookeeper(wish: Wish): Promise<ZookeeperSession | undefined> {
  const servers = await resolveServers(wish);
  if (servers.length === 0 || wish.signal.aborted) return undefined;
  let client = await openClient(wish, servers);
  if (client === undefined) return undefined;
  let isClosed = false;
  // one for all who wait
  const reopen = shared(async () => {
    client?.connectionManager.socket?.destroy();
    const opened = isClosed ? undefined : await openClient(wish, servers);
    if (opened !== undefined && isClosed) closeClient(opened);
    client = isClosed ? undefined : opened;
    return client;
  });
  return {
    readNode: async (path) => {
      // a session that has expired does not come back
      const isOver = client === undefined || isPast(client);
      const open = isOver ? await reopen() : client;
      const read =
        open === undefined ? undefined : await within(wish, async () => readNode(open, path));
      if (read === undefined) throw new Error(`no answer within ${wish.timeoutMs} ms`);
      return read.text;
    },
    close: () => {
      isClosed = true;
      if (client !== undefined) closeClient(client);
    },
  };
}

/** A client with a session; undefined where it gets none in time. */
async function openClient(wish: Wish, servers: Servers): Promise<Client | undefined> {
  const { connect, timeoutMs } = wish;
  // Loaded in ZooKeeper mode alone.
  const { default: zookeeper } = await import('node-zookeeper-client');
  const options = { sessionTimeout: timeoutMs, spinDelay: restMs, retries };
  const client = zookeeper.createClient(`127.0.0.1${connect.chroot}`, options);
  const manager = client.connectionManager;
  // Its own parser of a connect string knows no IPv6, and its look-up no file of hosts.
  manager.servers = servers;
  manager.updateTimeout(timeoutMs);
  // It throws where an answer is none of ZooKeeper's: no answer then.
  const take = manager.onSocketData;
  manager.onSocketData = (bytes) => {
    try {
      take.call(manager, bytes);
    } catch {
      manager.pendingBuffer = null;
      manager.socket?.destroy();
    }
  };
  if ((await within(wish, async () => untilConnected(client))) !== undefined) return client;
  closeClient(client);
  return undefined;
}

function isPast({ connectionManager: { state } }: Client): boolean {
  return state === states.closed || state === states.expired;
}

function closeClient(client: Client): void {
  client.close();
  // a server that hangs would keep this process
  setTimeout(() => client.connectionManager.socket?.destroy(), restMs).unref();
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
      if (state === states.connected) resolve(true);
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
