import type { Client } from 'node-zookeeper-client';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import { askServer } from '../zookeeper/askServer.ts';
import { judgeReady } from '../zookeeper/verdict.ts';
import type { ConnectString, ServerName } from './connectString.ts';

interface Session {
  /** By address: the library would ask DNS only. */
  readonly servers: readonly ServerName[];
  readonly chroot: ConnectString['chroot'];
  /** The session's timeout, and all the time that there is to get one and use it. */
  readonly timeoutMs: number;
  /** Makes the error of a server's code. */
  readonly refuse: (code: number) => ToolError;
}

// States of the library's connection (lib/ConnectionManager.js).
const disconnected = 0;
const closed = -2;

const restMs = 200;
const closeMs = 1000;
const maxDiagnosisMs = 1000;

/**
 * Gives `use` a client with a session, and ends the session whatever happens. Throws a ToolError
 * with `ExitCode.Unavailable` where no server gives one: at once where none is there.
 */
export async function runSession<T>(
  session: Session,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const { servers, timeoutMs, refuse } = session;
  const client = await createClient(session);
  const end = Promise.withResolvers<never>();
  const diagnosisMs = Math.min(maxDiagnosisMs, timeoutMs / 2);
  const timer = setTimeout(() => {
    void explain(servers, diagnosisMs).then(({ problems }) =>
      end.reject(unavailable(problems.map((why) => `no session within ${timeoutMs} ms: ${why}`))),
    );
  }, timeoutMs - diagnosisMs);
  // The library throws where the server refuses with a code that it does not know.
  const onThrow = (error: Error): void => {
    const [, code] = /^Unknown code: (-\d+)$/.exec(error.message) ?? [];
    end.reject(code === undefined ? error : refuse(Number(code)));
  };
  const stopWatching = watchRefusals(client, servers, end.reject);
  process.on('uncaughtException', onThrow);
  try {
    await Promise.race([connect(client), end.promise]);
    const result = await Promise.race([use(client), end.promise]);
    stopWatching();
    await close(client, closeMs);
    return result;
  } catch (error) {
    stopWatching();
    // A refused command has a session to end; without an answer there is none worth waiting for.
    const isRefusal = error instanceof ToolError && error.exitCode === ExitCode.No;
    await close(client, isRefusal ? closeMs : 0);
    throw error;
  } finally {
    clearTimeout(timer);
    process.off('uncaughtException', onThrow);
  }
}

async function createClient({ servers, chroot, timeoutMs }: Session): Promise<Client> {
  // Loaded only here: --help and a wrong command need none of it.
  const { default: zookeeper } = await import('node-zookeeper-client');
  const client = zookeeper.createClient(`127.0.0.1${chroot}`, {
    sessionTimeout: timeoutMs,
    spinDelay: restMs,
    retries: 0,
  });
  // Its own parser of a connect string knows no IPv6.
  client.connectionManager.servers = servers;
  client.connectionManager.updateTimeout(timeoutMs);
  return client;
}

async function connect(client: Client): Promise<void> {
  await new Promise<void>((resolve) => {
    client.once('connected', resolve);
    client.connect();
  });
}

/** Asks every server why, once each has hung up; fails where none is there to wait for. */
function watchRefusals(
  client: Client,
  servers: readonly ServerName[],
  fail: (error: ToolError) => void,
): () => void {
  let attemptsLeft = servers.length;
  client.connectionManager.on('state', (state) => {
    if (state !== disconnected || --attemptsLeft !== 0) return;
    void explain(servers, maxDiagnosisMs).then(({ isAnyThere, problems }) => {
      if (!isAnyThere) fail(unavailable(problems));
    });
  });
  return () => (attemptsLeft = -1);
}

async function explain(servers: readonly ServerName[], timeoutMs: number) {
  const answers = await Promise.all(servers.map(async (server) => diagnose(server, timeoutMs)));
  return {
    isAnyThere: answers.some(({ isThere }) => isThere),
    problems: answers.map(({ problem }) => problem),
  };
}

async function diagnose(server: ServerName, timeoutMs: number) {
  try {
    const verdict = judgeReady(await askServer('srvr', { ...server, timeoutMs }));
    const why = verdict.healthy ? 'answers probes, and gives no session' : verdict.reason;
    return { isThere: true, problem: `${server.host}:${server.port}: ${why}` };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { isThere: false, problem: error.problems.join('; ') };
  }
}

function unavailable(problems: readonly string[]): ToolError {
  return new ToolError(ExitCode.Unavailable, problems);
}

// A server that hangs would keep this process for ever: it is left alone after a while.
async function close(client: Client, maxMs: number): Promise<void> {
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
