import type { Client } from 'node-zookeeper-client';
import type { ToolError } from '../tool/toolError.ts';
import type { Transport } from '../zookeeper/askServer.ts';
import { askWhy, unavailable } from './askWhy.ts';
import type { ConnectString, ServerName } from './connectString.ts';
import { explainLibraryError } from './libraryError.ts';
import { Refusal, sessionExpired } from './refusal.ts';
import type { Tunnel } from './serveTunnel.ts';

/** Which session is wanted. */
export interface Wish {
  /** By address: the library would ask DNS only. */
  readonly servers: readonly ServerName[];
  readonly chroot: ConnectString['chroot'];
  /** Absent where the servers are asked in plain text. */
  readonly tls: Transport | undefined;
  /** The session's timeout, and all the time that there is to get one. */
  readonly timeoutMs: number;
}

/** A session that a server gave; the library connects it again where the connection is lost. */
export interface Session {
  /** Uses the session, once it is connected, for so long at most. Throws a ToolError where it cannot. */
  readonly attempt: <T>(use: (client: Client) => Promise<T>, maxMs: number) => Promise<T>;
  readonly isConnected: () => boolean;
  /** Whether it has ended: expired, or refused. */
  readonly isOver: () => boolean;
  /** Ends it, and waits so long at most for the server to know. */
  readonly close: (maxMs: number) => Promise<void>;
}

// States of the library's connection (lib/ConnectionManager.js).
const connectedState = 2;
const disconnected = 0;
const closed = -2;

const restMs = 200;
const maxDiagnosisMs = 1000;

/**
 * Gets a session. Throws a ToolError with `ExitCode.Unavailable` where no server gives one: at once
 * where none is there.
 */
export async function watchSession(wish: Wish): Promise<Session> {
  const doors = await openDoors(wish);
  const client = await createClient(wish, doors);
  const manager = client.connectionManager;
  let fail: ((error: Error) => void) | undefined;
  let isOver = false;
  manager.on('state', (state) => {
    if (state === closed) isOver = true;
  });
  const onThrow = (error: Error): void => {
    if (fail === undefined) throw error;
    fail(explainLibraryError(error) ?? error);
  };
  process.on('uncaughtException', onThrow);

  /** What `work` gives, within so much time; the end of the session, or what the library throws, ends it too. */
  const within = async <T>(what: string, work: Promise<T>, maxMs: number): Promise<T> => {
    const end = Promise.withResolvers<never>();
    const diagnosisMs = Math.min(maxDiagnosisMs, maxMs / 2);
    const timer = setTimeout(() => {
      void askWhy(wish, diagnosisMs).then(({ problems }) => {
        end.reject(unavailable(problems.map((why) => `no ${what} within ${maxMs} ms: ${why}`)));
        // What did not come on this connection does not come any more.
        if (what === 'answer') manager.socket?.destroy();
      });
    }, maxMs - diagnosisMs);
    fail = end.reject;
    try {
      return await Promise.race([work, end.promise]);
    } finally {
      fail = undefined;
      clearTimeout(timer);
    }
  };
  const close = async (maxMs: number): Promise<void> => {
    await closeClient(client, isOver ? 0 : maxMs);
    process.off('uncaughtException', onThrow);
    for (const door of doors) door.close?.();
  };

  const stopWatching = watchRefusals(client, wish, (error) => fail?.(error));
  try {
    await within('session', connect(client), wish.timeoutMs);
  } catch (error) {
    await close(0);
    throw error;
  } finally {
    stopWatching();
  }
  return {
    attempt: async (use, maxMs) => {
      let isLate = false;
      const work = untilConnected(client).then(async () => {
        // What was said not to be done is not done later either.
        if (isLate) throw new Error('connected when nobody waited any more');
        return use(client);
      });
      try {
        return await within('answer', work, maxMs);
      } finally {
        isLate = true;
      }
    },
    isConnected: () => manager.state === connectedState,
    isOver: () => isOver,
    close,
  };
}

// The library knows no TLS: it gets a door for each server, and asks there in plain text.
async function openDoors({ servers, tls }: Wish): Promise<readonly Door[]> {
  if (tls === undefined) return servers;
  const { serveTunnel } = await import('./serveTunnel.ts');
  return Promise.all(servers.map(async (server) => serveTunnel(server, tls)));
}

type Door = ServerName & Partial<Pick<Tunnel, 'close'>>;

async function createClient(
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

async function connect(client: Client): Promise<void> {
  const connected = untilConnected(client);
  client.connect();
  return connected;
}

/** Waits for the connection; throws where the session ends before. */
async function untilConnected(client: Client): Promise<void> {
  const manager = client.connectionManager;
  if (manager.state === connectedState) return;
  await new Promise<void>((resolve, reject) => {
    const listen = (state: number): void => {
      if (state === connectedState) resolve();
      else if (state === closed) reject(new Refusal(sessionExpired, '/'));
      else return;
      manager.off('state', listen);
    };
    manager.on('state', listen);
  });
}

/** Asks every server why, once each has hung up; fails where none is there to wait for. */
function watchRefusals(client: Client, wish: Wish, fail: (error: ToolError) => void): () => void {
  let attemptsLeft = wish.servers.length;
  client.connectionManager.on('state', (state) => {
    if (state !== disconnected || --attemptsLeft !== 0) return;
    void askWhy(wish, maxDiagnosisMs).then(({ isAnyThere, problems }) => {
      if (!isAnyThere) fail(unavailable(problems));
    });
  });
  return () => (attemptsLeft = -1);
}

// A server that hangs would keep this process for ever: it is left alone after a while.
async function closeClient(client: Client, maxMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      client.connectionManager.socket?.destroy();
      resolve();
    }, maxMs);
    client.connectionManager.on('state', (state) => {
      if (state !== closed) return;
      clearTimeout(timer);
      resolve();
    });
    client.close();
  });
}
