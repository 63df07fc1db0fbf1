import { type ISocketFactory, Kafka, type KafkaConfig, type logCreator, logLevel } from 'kafkajs';
import loggers, { type KafkaLogger } from 'kafkajs/src/loggers/index.js';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import createSocketFactory from 'kafkajs/src/network/socketFactory.js';
import { findAddresses, type HostsEntry } from '../src/pod/hosts.ts';

export interface KafkaAccess {
  /** `host:port` of some brokers; the rest is learnt from them. */
  readonly brokers: readonly string[];
  /** Where the names lead that the brokers advertise. */
  readonly hosts: readonly HostsEntry[];
  /** How to speak TLS, and how to log in, where that is asked for. */
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: KafkaConfig['sasl'];
  /** How often it tries again what may yet succeed. */
  readonly retries?: number;
  /** What kafkajs would have logged as an error. */
  readonly onError?: (message: string) => void;
}

/** Where the brokers of a site listen for clients. */
export const kafkaPort = 9092;
export const requestTimeoutMs = 5000;
export const connectionTimeoutMs = 2000;

/** A kafkajs client that logs nothing; its errors go to `onError`. */
export function createKafkaClient(access: KafkaAccess): Kafka {
  const { brokers, hosts, ssl, sasl, retries = 30, onError } = access;
  mendRequestQueue();
  return new Kafka({
    clientId: 'writer',
    brokers: [...brokers],
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: { initialRetryTime: 50, maxRetryTime: 500, retries },
    socketFactory: resolveBy(hosts),
    logLevel: logLevel.ERROR,
    logCreator: tell(onError),
  });
}

/** A logger for kafkajs's inner parts. */
export function createKafkaLogger(onError?: (message: string) => void): KafkaLogger {
  return loggers.createLogger({ level: logLevel.ERROR, logCreator: tell(onError) });
}

/** Connects by the addresses that the hosts file gives, where it gives one. */
export function resolveBy(hosts: readonly HostsEntry[]): ISocketFactory {
  const createSocket = createSocketFactory();
  return ({ host, ssl, ...rest }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever the types say, there may be none
    const tls = ssl as typeof ssl | null;
    return createSocket({
      host: findAddresses(hosts, host)[0] ?? host,
      // the certificate is for the name, not for the address
      ssl: tls === null ? ssl : { servername: host, ...tls },
      ...rest,
    });
  };
}

function tell(onError?: (message: string) => void): logCreator {
  return () => (entry) => onError?.(entry.log.message);
}

const checkPending = RequestQueue.prototype.scheduleCheckPendingRequests;

/**
 * kafkajs 2.2.4 sets a timer for a moment long past whenever its queue is empty, and Node 24 warns
 * of every one (tulios/kafkajs#1751). An empty queue has nothing to be looked at later.
 */
export function mendRequestQueue(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) checkPending.call(this);
  };
}
