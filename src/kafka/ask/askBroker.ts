import { connect, type Socket } from 'node:net';
import Connection from 'kafkajs/src/network/connection.js';
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
 * The ids of the brokers that this broker knows as registered and unfenced. Asked over one socket
 * to this broker itself: kafkajs's own client would go on to whichever broker the answer names.
 * Metadata version 6 is understood by Kafka 2.0 to 4.3; an empty list of topics makes it cheap.
 */
export async function askBrokerIds(target: Target): Promise<readonly number[]> {
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
    const { brokers } = await connection.send({
      request: metadataRequest({ topics: [], allowAutoTopicCreation: false }),
      response: metadataResponse,
    });
    return brokers.map(({ nodeId }) => nodeId);
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
