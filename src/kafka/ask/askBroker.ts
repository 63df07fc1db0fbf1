import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import Connection, { type Protocol } from 'kafkajs/src/network/connection.js';
import apiVersionsRequest from 'kafkajs/src/protocol/requests/apiVersions/v0/request.js';
import apiVersionsResponse from 'kafkajs/src/protocol/requests/apiVersions/v0/response.js';
import metadataRequest from 'kafkajs/src/protocol/requests/metadata/v6/request.js';
import metadataResponse from 'kafkajs/src/protocol/requests/metadata/v6/response.js';

/** How a listener is spoken to. */
export interface Access {
  readonly tls?: {
    /** The name that the listener is known by. */
    readonly serverName: string | undefined;
    /** Private key and certificate, in PEM, for a broker that wants to see one. */
    readonly identity: string | undefined;
  };
  readonly login?: {
    readonly mechanism: string;
    readonly username: string;
    readonly password: string;
  };
}

export interface Target {
  /** An address, or a name that the system resolves. */
  readonly host: string;
  readonly port: number;
  readonly access: Access;
  /** For the connection and for the answer. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * The ids of the brokers that this broker knows as registered and unfenced. Metadata version 6 is
 * understood by Kafka 2.0 to 4.3; an empty list of topics makes it cheap.
 */
export async function askBrokerIds(target: Target): Promise<readonly number[]> {
  const { brokers } = await exchange(target, {
    request: metadataRequest({ topics: [], allowAutoTopicCreation: false }),
    response: metadataResponse,
  });
  return brokers.map(({ nodeId }) => nodeId);
}

/**
 * Whether a listener answers at all; throws where it does not. ApiVersions version 0 is what every listener
 * understands, that of a controller as well, which closes the connection for most other questions.
 */
export async function askAnswers(target: Target): Promise<void> {
  await exchange(target, { request: apiVersionsRequest(), response: apiVersionsResponse });
}

/** Whether its port is open, which happens at the very end of a broker's start. */
export async function askPort(target: Target): Promise<void> {
  await withConnection(target, async () => undefined);
}

async function exchange<T>(target: Target, protocol: Protocol<T>): Promise<T> {
  return withConnection(target, async (connection) => connection.send(protocol));
}

/**
 * One socket to this server itself: kafkajs's own client would go on to whichever broker the answer names.
 */
async function withConnection<T>(
  target: Target,
  ask: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { host, port, access, timeoutMs } = target;
  let socket: Socket | undefined;
  const connection = new Connection({
    host,
    port,
    clientId: 'kafkaStart',
    connectionTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    logger: silent,
    sasl: access.login === undefined ? null : { ...access.login },
    socketFactory: ({ onConnect }) => (socket = openSocket(target, onConnect)),
  });
  // the first versions with which a login is a request like any other (KIP-152), in 1.0 to 4.3
  connection.setVersions({ [handshakeKey]: upToOne, [authenticateKey]: upToOne });
  connection.setSupportAuthenticationProtocol(true);
  try {
    await connection.connect();
    return await ask(connection);
  } finally {
    await connection.disconnect();
    socket?.destroy(); // kafkajs only half-closes: a broker that hangs would keep it open
  }
}

const handshakeKey = 17;
const authenticateKey = 36;
const upToOne = { minVersion: 0, maxVersion: 1 };

/**
 * Connects without looking at the broker's certificate: it is the pod's own, at an address of the pod.
 * Whether others will trust it is said at the start; one that has expired must not make every broker
 * unready at once.
 */
function openSocket({ host, port, access, signal }: Target, onConnect: () => void): Socket {
  if (access.tls === undefined) return connect({ host, port, signal }, onConnect);
  const { serverName, identity } = access.tls;
  const socket = connectTls(
    {
      host,
      port,
      rejectUnauthorized: false,
      ...(serverName === undefined ? {} : { servername: serverName }),
      ...(identity === undefined ? {} : { key: identity, cert: identity }),
    },
    onConnect,
  );
  const give = () => void socket.destroy(new Error('no answer is waited for any more'));
  signal.addEventListener('abort', give, { once: true });
  socket.once('close', () => {
    signal.removeEventListener('abort', give);
  });
  return socket;
}

const ignore = (): void => {};
const silent = {
  namespace: () => silent,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};
