// The parts of kafkajs 2.2.4 below its public interface that are used here: one connection to one
// broker, without the cluster's metadata around it.
declare module 'kafkajs/src/network/connection.js' {
  import type { ISocketFactory } from 'kafkajs';
  import type { KafkaLogger } from 'kafkajs/src/loggers/index.js';

  export interface Protocol<T> {
    readonly request: object;
    readonly response: {
      readonly decode: (payload: Buffer) => Promise<unknown>;
      readonly parse: (decoded: never) => Promise<T>;
    };
    readonly requestTimeout?: number;
    readonly logResponseError?: boolean;
  }

  export default class Connection {
    constructor(options: {
      readonly host: string;
      readonly port: number;
      readonly clientId?: string;
      readonly logger: KafkaLogger;
      readonly socketFactory: ISocketFactory;
      readonly requestTimeout: number;
      readonly connectionTimeout: number;
      readonly enforceRequestTimeout?: boolean;
      readonly ssl?: object | null;
      readonly sasl?: object | null;
    });
    connect(): Promise<boolean>;
    /** What the broker understands, by the key of an API. */
    setVersions(
      versions: Readonly<
        Record<number, { readonly minVersion: number; readonly maxVersion: number }>
      >,
    ): void;
    /** Whether a login is made of requests with correlation ids. */
    setSupportAuthenticationProtocol(isSupported: boolean): void;
    send<T>(protocol: Protocol<T>): Promise<T>;
    disconnect(): Promise<boolean>;
    /** Takes what comes over the socket. */
    processData: (chunk: Buffer) => void;
    readonly requestQueue: { readonly destroy: () => void };
  }
}

declare module 'kafkajs/src/network/socketFactory.js' {
  import type { ISocketFactory } from 'kafkajs';

  export default function createSocketFactory(): ISocketFactory;
}

declare module 'kafkajs/src/network/requestQueue/index.js' {
  export default class RequestQueue {
    readonly pending: readonly unknown[];
    scheduleCheckPendingRequests: (this: RequestQueue) => void;
  }
}

declare module 'kafkajs/src/loggers/index.js' {
  import type { logCreator, logLevel } from 'kafkajs';

  export interface KafkaLogger {
    readonly namespace: (name: string) => KafkaLogger;
  }

  const loggers: {
    readonly createLogger: (options: { level: logLevel; logCreator: logCreator }) => KafkaLogger;
  };
  export default loggers;
}

declare module 'kafkajs/src/protocol/requests/fetch/v11/request.js' {
  /** Fetch v11: from this version on, a follower answers a consumer too (KIP-392). */
  export default function createRequest(fetch: {
    /** -1 for a consumer. */
    readonly replicaId: number;
    readonly maxWaitTime: number;
    readonly minBytes: number;
    readonly maxBytes: number;
    readonly rackId?: string;
    readonly topics: readonly {
      readonly topic: string;
      readonly partitions: readonly {
        readonly partition: number;
        readonly fetchOffset: string;
        readonly maxBytes: number;
      }[];
    }[];
  }): object;
}

declare module 'kafkajs/src/protocol/requests/fetch/v11/response.js' {
  export interface Fetched {
    readonly responses: readonly {
      readonly topicName: string;
      readonly partitions: readonly {
        readonly partition: number;
        readonly highWatermark: string;
        readonly messages: readonly { readonly offset: string; readonly value: Buffer | null }[];
      }[];
    }[];
  }

  const response: {
    readonly decode: (payload: Buffer) => Promise<unknown>;
    readonly parse: (decoded: never) => Promise<Fetched>;
  };
  export default response;
}
