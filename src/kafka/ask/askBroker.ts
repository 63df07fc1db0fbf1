import { connect, type Socket } from 'node:net';
import Connection, { type Protocol } from 'kafkajs/src/network/connection.js';
import apiVersionsRequest from 'kafkajs/src/protocol/requests/apiVersions/v0/request.js';
import apiVersionsResponse from 'kafkajs/src/protocol/requests/apiVersions/v0/response.js';
import metadataRequest from 'kafkajs/src/protocol/requests/metadata/v6/request.js';
import metadataResponse from 'kafkajs/src/protocol/requests/metadata/v6/response.js';

export interface Target {
  /** An address, or a name that the system resolves. */
  readonly host: string;
  readonly port: number;
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

/**
 * One question and its answer over one socket to this server itself: kafkajs's own client would go on to
 * whichever broker the answer names.
 */
async function exchange<T>(target: Target, protocol: Protocol<T>): Promise<T> {
  const { host, port, timeoutMs, signal } = target;
  let socket: Socket | undefined;
  const connection = new Connection({
    host,
    port,
    clientId: 'kafkaStart',
    connectionTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    logger: silent,
    socketFactory: ({ onConnect }) => (socket = connect({ host, port, signal }, onConnect)),
  });
  try {
    await connection.connect();
    return await connection.send(protocol);
  } finally {
    await connection.disconnect();
    socket?.destroy(); // kafkajs only half-closes: a broker that hangs would keep it open
  }
}

const ignore = (): void => {};
const silent = {
  namespace: () => silent,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};
