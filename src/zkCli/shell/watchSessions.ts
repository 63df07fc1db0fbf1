import type { Client } from 'node-zookeeper-client';
import { writeStderr } from '../../tool/writeText.ts';
import type { Connection } from '../session/readConnection.ts';
import { runCommand } from '../commands/runCommand.ts';
import { openSession } from '../session/openSession.ts';
import type { Session } from '../session/watchSession.ts';
import type { Command } from '../grammar/command.ts';

/** One session after the other: where one has ended, the next command gets a new one. */
export interface Sessions {
  readonly connect: (connection: Connection) => Promise<void>;
  readonly attempt: <T>(use: (client: Client) => Promise<T>) => Promise<T>;
  /** What every further session is to begin with. */
  readonly remember: (login: Login) => void;
  readonly hasLogins: () => boolean;
  /** Whether there is a session, or an ended one in whose place a command gets a new one. */
  readonly isOpen: () => boolean;
  readonly state: () => 'CONNECTED' | 'CONNECTING' | 'CLOSED';
  readonly connection: () => Connection;
  readonly close: () => Promise<void>;
}

type Login = Extract<Command, { name: 'addauth' }>;

const closeMs = 1000;

/** Gets a first session. Throws a ToolError where no server gives one. */
export async function watchSessions(first: Connection): Promise<Sessions> {
  let connection = first;
  let session: Session | undefined = await openSession(connection);
  let logins: Login[] = [];

  const renew = async (): Promise<Session> => {
    await session?.close(0);
    session = await openSession(connection);
    writeStderr(
      'zkCli: the session had ended; this is a new one, without the ephemeral nodes of the old\n',
    );
    for (const login of logins) {
      await session.attempt(async (client) => runCommand(client, login, undefined), connection);
    }
    return session;
  };
  return {
    connect: async (next) => {
      await session?.close(closeMs);
      [session, logins, connection] = [undefined, [], next];
      session = await openSession(next);
    },
    attempt: async (use) => {
      const live = session?.isOver() === true ? await renew() : session;
      if (live === undefined) throw new Error('no session');
      return live.attempt(use, connection);
    },
    remember: (login) => void logins.push(login),
    hasLogins: () => logins.length > 0,
    isOpen: () => session !== undefined,
    state: () => {
      if (session === undefined || session.isOver()) return 'CLOSED';
      return session.isConnected() ? 'CONNECTED' : 'CONNECTING';
    },
    connection: () => connection,
    close: async () => {
      await session?.close(closeMs);
      session = undefined;
    },
  };
}
