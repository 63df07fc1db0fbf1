import { type ISocketFactory, Kafka, type logCreator, logLevel } from 'kafkajs';
import loggers, { type KafkaLogger } from 'kafkajs/src/loggers/index.js';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import createSocketFactory from 'kafkajs/src/network/socketFactory.js';
import { findAddresses, type HostsEntry } from '../src/pod/hosts.ts';

export interface KafkaAccess {
  /** `host:port` of some brokers; the rest is learnt from them. */
  readonly brokers: readonly string[];
  /** Where the names lead that the brokers advertise. */
  readonly hosts: readonly HostsEntry[];
  /** What kafkajs would have logged as an error. */
  readonly onError?: (message: string) => void;
}

export const requestTimeoutMs = 5000;
export const connectionTimeoutMs = 2000;

/** A kafkajs client that logs nothing; its errors go to `onError`. */
export function createKafkaClient({ brokers, hosts, onError }: KafkaAccess): Kafka {
  mendRequestQueue();
  return new Kafka({
    clientId: 'writer',
    brokers: [...brokers],
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 30 },
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
  return ({ host, ...rest }) =>
    createSocket({ host: findAddresses(hosts, host)[0] ?? host, ...rest });
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
