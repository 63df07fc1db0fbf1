import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import Connection from 'kafkajs/src/network/connection.js';
import type { Exchange } from '../wire/exchange.ts';
import { noTags } from '../wire/pieces.ts';
import { readerOf } from '../wire/reader.ts';
import { watchLengths } from './frames.ts';
import { explainNoAnswer } from './noAnswer.ts';
import type { Answered, Ask, Target } from './target.ts';

/**
 * Asks this server itself, over one connection: kafkajs's own client would go on to whichever broker the
 * answer names. Work that asks nothing finds out whether the port is open, and lets in who logs in.
 */
export async function askBroker<T>(
  target: Target,
  work: (ask: Ask) => Promise<T>,
): Promise<Answered<T>> {
  const { host, port, access, timeoutMs, signal } = target;
  const giveUp = new AbortController();
  const late = setTimeout(() => giveUp.abort(new Late(timeoutMs)), timeoutMs);
  const stop = (): void => giveUp.abort(new Error('no answer is waited for any more'));
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  let socket: Socket | undefined;
  let broken: Error | undefined;
  const connection = new Connection({
    host,
    port,
    clientId: 'statefulset-toolkit',
    connectionTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    // the whole has a deadline already
    enforceRequestTimeout: false,
    logger: silent,
    sasl: access.login === undefined ? null : { ...access.login },
    socketFactory: ({ onConnect }) => {
      socket = openSocket(target, onConnect);
      socket.on('error', (error) => (broken ??= error));
      return socket;
    },
  });
  guardFrames(connection, (error) => socket?.destroy(error));
  // the first versions with which a login is a request like any other (KIP-152), in 1.0 to 4.3
  connection.setVersions({ [handshakeKey]: upToOne, [authenticateKey]: upToOne });
  connection.setSupportAuthenticationProtocol(true);
  const end = Promise.withResolvers<never>();
  giveUp.signal.addEventListener('abort', () => end.reject(giveUp.signal.reason));
  const asked = (async () => {
    giveUp.signal.throwIfAborted();
    await connection.connect();
    return work(async (exchange) => send(connection, exchange));
  })();
  try {
    return { ok: true, value: await Promise.race([asked, end.promise]) };
  } catch (error) {
    return { ok: false, ...explainNoAnswer(broken ?? error) };
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', stop);
    socket?.destroy(); // kafkajs only half-closes: a broker that hangs would keep it open
    connection.requestQueue.destroy();
    asked.catch(ignore);
  }
}

async function send<T>(connection: Connection, exchange: Exchange<T>): Promise<T> {
  const { name, apiKey, apiVersion, isFlexible, request, read } = exchange;
  const body = Buffer.from(isFlexible ? Buffer.concat([noTags, request]) : request);
  return connection.send({
    request: {
      apiKey,
      apiVersion,
      apiName: name,
      encode: async () => ({ buf: body, buffer: body }),
    },
    response: {
      decode: async (payload) => {
        const reader = readerOf(payload);
        if (isFlexible) reader.skipTags();
        return read(reader);
      },
      parse: async (answer: T) => answer,
    },
  });
}

/** kafkajs would wait for whatever is announced, and for ever where that is less than nothing. */
function guardFrames(connection: Connection, end: (error: Error) => void): void {
  const findProblem = watchLengths();
  const take = connection.processData.bind(connection);
  connection.processData = (chunk) => {
    const problem = findProblem(chunk);
    if (problem === undefined) take(chunk);
    else end(new Error(problem));
  };
}

/** The time is over. */
class Late extends Error {
  override readonly name = 'Late';
  constructor(timeoutMs: number) {
    super(`no answer within ${timeoutMs} ms`);
  }
}

const handshakeKey = 17;
const authenticateKey = 36;
const upToOne = { minVersion: 0, maxVersion: 1 };

/**
 * Connects without looking at the broker's certificate where it is the pod's own, at an address of the pod.
 * Whether others will trust it is said at the start; one that has expired must not make every broker
 * unready at once.
 */
function openSocket({ host, port, access }: Target, onConnect: () => void): Socket {
  if (access.tls === undefined) return connect({ host, port }, onConnect);
  const { serverName, identity, trust } = access.tls;
  return connectTls(
    {
      host,
      port,
      rejectUnauthorized: trust !== undefined,
      ...(trust === undefined ? {} : { ca: trust.authorities }),
      ...(trust?.checksName === false ? { checkServerIdentity: () => undefined } : {}),
      ...(serverName === undefined ? {} : { servername: serverName }),
      ...(identity === undefined ? {} : { key: identity, cert: identity }),
    },
    onConnect,
  );
}

const ignore = (): void => {};
const silent = {
  namespace: () => silent,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};
