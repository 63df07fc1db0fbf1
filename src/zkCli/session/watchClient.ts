import type { Client } from 'node-zookeeper-client';
import type { Transport } from '../../zookeeper/ask/askServer.ts';
import { Refusal, sessionExpired } from '../answers/refusal.ts';
import type { ConnectString, ServerName } from './connectString.ts';
import type { Tunnel } from './serveTunnel.ts';

/** How long something may take. */
export interface Time {
  readonly timeoutMs: number;
  /** What of it is gone already; none unless said otherwise. */
  readonly spentMs?: number;
}

/** Which session is wanted; its own timeout is also all the time that there is to get it. */
export interface Wish extends Time {
  /** By address: the library would ask DNS only. */
  readonly servers: readonly ServerName[];
  readonly chroot: ConnectString['chroot'];
  /** Absent where the servers are asked in plain text. */
  readonly tls: Transport | undefined;
}

/** States of the library's connection (lib/ConnectionManager.js). */
export const states = { connected: 2, disconnected: 0, closed: -2 } as const;

/** Where the library connects to: a server, or a tunnel to one. */
type Door = ServerName & Partial<Pick<Tunnel, 'close'>>;

const restMs = 200;

/** The library knows no TLS: it gets a tunnel for each server that speaks it, and asks there in plain text. */
export async function openDoors({ servers, tls }: Wish): Promise<readonly Door[]> {
  if (tls === undefined) return servers;
  const { serveTunnel } = await import('./serveTunnel.ts');
  return Promise.all(servers.map(async (server) => serveTunnel(server, tls)));
}

/** A client that is to connect to these; it does not yet. */
export async function createClient(
  { chroot, timeoutMs }: Wish,
  doors: readonly ServerName[],
): Promise<Client> {
  // Loaded only here: --help and a wrong command need none of it.
  const { default: zookeeper } = await import('node-zookeeper-client');
  const client = zookeeper.createClient(`127.0.0.1${chroot}`, {
    sessionTimeout: timeoutMs,
    spinDelay: restMs,
    retries: 0,
  });
  // Its own parser of a connect string knows no IPv6.
  client.connectionManager.servers = doors.map(({ host, port }) => ({ host, port }));
  client.connectionManager.updateTimeout(timeoutMs);
  return client;
}

/** Connects for the first time. */
export async function connect(client: Client): Promise<void> {
  const connected = untilConnected(client);
  client.connect();
  return connected;
}

/** Waits for the connection; throws where the session ends before, or nobody waits any more. */
export async function untilConnected(client: Client, signal?: AbortSignal): Promise<void> {
  const manager = client.connectionManager;
  if (manager.state === states.connected) return;
  await new Promise<void>((resolve, reject) => {
    const listen = (state: number): void => {
      if (state === states.connected) resolve();
      else if (state === states.closed) reject(new Refusal(sessionExpired, '/'));
      else return;
      manager.off('state', listen);
    };
    manager.on('state', listen);
    signal?.addEventListener('abort', () => {
      manager.off('state', listen);
      reject(new Error('nobody waits any more'));
    });
  });
}

/** Ends the session; a server that hangs would keep this process for ever, and is left alone after a while. */
export async function closeClient(client: Client, maxMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      client.connectionManager.socket?.destroy();
      resolve();
    }, maxMs);
    client.connectionManager.on('state', (state) => {
      if (state !== states.closed) return;
      clearTimeout(timer);
      resolve();
    });
    client.close();
  });
}
