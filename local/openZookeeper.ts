import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import zookeeper, { type Client, type Stat } from 'node-zookeeper-client';
import { findAddresses, type HostsEntry } from '../src/pod/hosts.ts';
import { within } from './waitFor.ts';

export const { NODE_EXISTS, CONNECTION_LOSS, SESSION_EXPIRED } = zookeeper.Exception;

const sessionTimeoutMs = 10_000;
// How long to rest after every member refused; a member that elects refuses within milliseconds.
const restMs = 100;
const lookEveryMs = 200;
const closed = -2;

/** A client for `host:port,host:port`; it connects when told to. */
function createZookeeperClient(servers: string): Client {
  return zookeeper.createClient(servers, {
    sessionTimeout: sessionTimeoutMs,
    spinDelay: restMs,
    retries: 0,
  });
}

/** Connects, gives the client to `use`, and ends the session whatever happens. */
export async function withZookeeper<T>(
  servers: string,
  timeoutMs: number,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = createZookeeperClient(servers);
  try {
    await connectZookeeper(client, servers, timeoutMs);
    return await use(client);
  } finally {
    client.close();
  }
}

export interface Session {
  readonly client: Client;
  /** Whether a request would leave at once, and not wait behind a connection that is still to come. */
  readonly isConnected: () => boolean;
}

/**
 * A session that moves to another member when its own goes. Names lead where `hosts` says at each attempt; what
 * it does not know is resolved by the system.
 */
export async function openSession(
  servers: string,
  timeoutMs: number,
  hosts: readonly HostsEntry[] = [],
): Promise<Session> {
  const client = createZookeeperClient(servers);
  const { connectionManager } = client;
  const find = { lookup: lookUpBy(hosts) };
  connectionManager.servers = connectionManager.servers.map((server) => ({ ...server, ...find }));
  endSilentConnections(client);
  let connected = false;
  client.on('connected', () => {
    connected = true;
  });
  client.on('disconnected', () => {
    connected = false;
    // 1.1.3 would read the next connection's first answer as the rest of one that broke off.
    connectionManager.pendingBuffer = null;
  });
  try {
    await connectZookeeper(client, servers, timeoutMs);
  } catch (error) {
    client.close();
    throw error;
  }
  return { client, isConnected: () => connected };
}

/** For the options of a connection: the package hands them to Node as they are. */
function lookUpBy(hosts: readonly HostsEntry[]): LookupFunction {
  return (name, options, answer) => {
    const [address] = findAddresses(hosts, name);
    if (address === undefined) lookup(name, options, answer);
    else if (options.all === true) answer(null, [{ address, family: isIP(address) }]);
    else answer(null, address, isIP(address));
  };
}

/**
 * Ends connections on which nothing comes any more, with the limits of ZooKeeper's own client: a third of the
 * session's timeout while one of three members is asked for a session, two thirds once there is one, in
 * which pings are answered. 1.1.3 has no such limit: it would wait for a member that hangs or is cut off until TCP gives up.
 */
function endSilentConnections(client: Client): void {
  const { connectionManager } = client;
  let isOpen = false;
  let [last, bytes, heardMs] = [connectionManager.socket, 0, performance.now()];
  const timer = setInterval(() => {
    const { socket } = connectionManager;
    const nowMs = performance.now();
    if (socket === undefined || socket !== last || socket.bytesRead !== bytes) {
      [last, bytes, heardMs] = [socket, socket?.bytesRead ?? 0, nowMs];
    } else if (nowMs - heardMs > (client.getSessionTimeout() * (isOpen ? 2 : 1)) / 3) {
      socket.destroy();
    }
  }, lookEveryMs);
  timer.unref();
  client.on('connected', () => {
    isOpen = true;
  });
  client.on('disconnected', () => {
    isOpen = false;
  });
  connectionManager.on('state', (state) => {
    if (state === closed) clearInterval(timer);
  });
}

async function connectZookeeper(client: Client, servers: string, timeoutMs: number): Promise<void> {
  const connected = new Promise<void>((resolve) => {
    client.once('connected', resolve);
  });
  client.connect();
  await within(timeoutMs, `${servers}: a ZooKeeper session`, connected);
}

/** Creates a persistent node; one that is there already is as good. */
export async function ensureNode(client: Client, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    client.create(path, Buffer.alloc(0), zookeeper.CreateMode.PERSISTENT, (error) => {
      if (error && error.code !== NODE_EXISTS) reject(error);
      else resolve();
    });
  });
}

export async function listChildren(client: Client, path: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    client.getChildren(path, (error, children = []) => {
      if (error) reject(error);
      else resolve(children);
    });
  });
}

export interface Node {
  readonly text: string;
  readonly stat: Stat;
}

export async function readNode(client: Client, path: string): Promise<Node> {
  return new Promise((resolve, reject) => {
    client.getData(path, (error, content, stat) => {
      if (error) reject(error);
      else if (stat === undefined) reject(new Error(`${path}: an answer without a stat`));
      else resolve({ text: content?.toString() ?? '', stat });
    });
  });
}

export async function nodeExists(client: Client, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    client.exists(path, (error, stat) => {
      if (error) reject(error);
      else resolve(stat !== undefined && stat !== null);
    });
  });
}
