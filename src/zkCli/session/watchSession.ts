import type { Client } from 'node-zookeeper-client';
import type { ToolError } from '../../tool/toolError.ts';
import { askWhy, unavailable } from './askWhy.ts';
import { explainLibraryError } from './libraryError.ts';
import {
  closeClient,
  connect,
  createClient,
  openDoors,
  states,
  type Time,
  untilConnected,
  type Wish,
} from './watchClient.ts';

/** A session that a server gave; the library connects it again where the connection is lost. */
export interface Session {
  /** Uses the session, once it is connected, for so long at most. Throws a ToolError where it cannot. */
  readonly attempt: <T>(use: (client: Client) => Promise<T>, time: Time) => Promise<T>;
  readonly isConnected: () => boolean;
  /** Whether it has ended: expired, or refused. */
  readonly isOver: () => boolean;
  /** Ends it, and waits so long at most for the server to know. */
  readonly close: (maxMs: number) => Promise<void>;
}

const maxDiagnosisMs = 1000;

/**
 * Gets a session. Throws a ToolError with `ExitCode.Unavailable` where no server gives one: at once
 * where none is there.
 */
export async function watchSession(wish: Wish): Promise<Session> {
  const doors = await openDoors(wish);
  const client = await createClient(wish, doors);
  const manager = client.connectionManager;
  /** Who waits for an answer: a command, and the completion of a path beside it. */
  const waiting = new Set<(error: Error) => void>();
  const fail = (error: Error): void => {
    for (const reject of waiting) reject(error);
  };
  let isOver = false;
  manager.on('state', (state) => {
    if (state === states.closed) isOver = true;
  });
  const onThrow = (error: Error): void => {
    if (waiting.size === 0) throw error;
    fail(explainLibraryError(error) ?? error);
  };
  process.on('uncaughtException', onThrow);

  /** What `work` gives, within so much time; the end of the session, or what the library throws, ends it too. */
  const within = async <T>(what: string, work: Promise<T>, time: Time): Promise<T> => {
    const { timeoutMs, spentMs = 0 } = time;
    const maxMs = Math.max(1, timeoutMs - spentMs);
    const end = Promise.withResolvers<never>();
    const diagnosisMs = Math.min(maxDiagnosisMs, Math.ceil(maxMs / 2));
    const timer = setTimeout(() => {
      void askWhy(wish, diagnosisMs).then(({ problems }) => {
        // It came meanwhile.
        if (!waiting.has(end.reject)) return;
        end.reject(unavailable(problems.map((why) => `no ${what} within ${timeoutMs} ms: ${why}`)));
        // What did not come on this connection does not come any more.
        if (what === 'answer') manager.socket?.destroy();
      });
    }, maxMs - diagnosisMs);
    waiting.add(end.reject);
    try {
      return await Promise.race([work, end.promise]);
    } finally {
      waiting.delete(end.reject);
      clearTimeout(timer);
    }
  };
  const close = async (maxMs: number): Promise<void> => {
    await closeClient(client, isOver ? 0 : maxMs);
    process.off('uncaughtException', onThrow);
    for (const door of doors) door.close?.();
  };

  const stopWatching = watchRefusals(client, wish, fail);
  try {
    await within('session', connect(client), wish);
  } catch (error) {
    await close(0);
    throw error;
  } finally {
    stopWatching();
  }
  return {
    attempt: async (use, time) => {
      const late = new AbortController();
      const work = untilConnected(client, late.signal).then(async () => {
        // What was said not to be done is not done later either.
        late.signal.throwIfAborted();
        return use(client);
      });
      try {
        return await within('answer', work, time);
      } finally {
        late.abort();
      }
    },
    isConnected: () => manager.state === states.connected,
    isOver: () => isOver,
    close,
  };
}

/** Asks every server why, once each has hung up; fails where none is there to wait for. */
function watchRefusals(client: Client, wish: Wish, fail: (error: ToolError) => void): () => void {
  let attemptsLeft = wish.servers.length;
  client.connectionManager.on('state', (state) => {
    if (state !== states.disconnected || --attemptsLeft !== 0) return;
    void askWhy(wish, maxDiagnosisMs).then(({ isAnyThere, problems }) => {
      if (!isAnyThere) fail(unavailable(problems));
    });
  });
  return () => (attemptsLeft = -1);
}
