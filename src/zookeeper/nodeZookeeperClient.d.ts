/** The part of node-zookeeper-client 1.1.3 that is used here; the package brings no types. */
declare module 'node-zookeeper-client' {
  /** Longs are buffers of eight bytes, big-endian. */
  export interface Stat {
    readonly czxid: Buffer;
    readonly mzxid: Buffer;
    readonly pzxid: Buffer;
    readonly ctime: Buffer;
    readonly mtime: Buffer;
    readonly version: number;
    readonly cversion: number;
    readonly aversion: number;
    readonly ephemeralOwner: Buffer;
    readonly dataLength: number;
    readonly numChildren: number;
  }

  export interface Id {
    readonly scheme: string;
    readonly id: string;
  }

  export interface Acl {
    /** The bits of `ZooDefs.Perms`, at least one. */
    readonly permission: number;
    readonly id: Id;
  }

  /** An answer that is not the wanted one; `code` is ZooKeeper's own (KeeperException.Code). */
  export interface ZooKeeperError extends Error {
    readonly code: number;
    readonly path?: string;
    readonly getCode: () => number;
    readonly getName: () => string;
  }

  export type Reply<T extends readonly unknown[]> = (
    error: ZooKeeperError | null | undefined,
    ...answer: Partial<T>
  ) => void;

  export interface Client {
    readonly connect: () => void;
    readonly close: () => void;
    /** Without data the node has none, which is not the same as an empty text. */
    readonly create: {
      (path: string, data: Buffer | undefined, mode: number, reply: Reply<[string]>): void;
      (
        path: string,
        data: Buffer | undefined,
        /** Without any everybody may do everything. */
        acl: readonly Acl[] | undefined,
        mode: number,
        reply: Reply<[string]>,
      ): void;
    };
    readonly getData: (path: string, reply: Reply<[Buffer, Stat]>) => void;
    readonly setData: (path: string, data: Buffer, version: number, reply: Reply<[Stat]>) => void;
    readonly getChildren: (path: string, reply: Reply<[string[], Stat]>) => void;
    /** Answers with no stat where there is no node. */
    readonly exists: (path: string, reply: Reply<[Stat | null]>) => void;
    readonly getACL: (path: string, reply: Reply<[Acl[], Stat]>) => void;
    readonly setACL: (
      path: string,
      acl: readonly Acl[],
      version: number,
      reply: Reply<[Stat]>,
    ) => void;
    /** Tells of no answer; a server that refuses closes the connection. */
    readonly addAuthInfo: (scheme: string, auth: Buffer) => void;
    readonly remove: (path: string, version: number, reply: Reply<[]>) => void;
    readonly transaction: () => Transaction;
    readonly on: (event: ClientEvent, listener: () => void) => void;
    readonly once: (event: ClientEvent, listener: () => void) => void;
    readonly getSessionTimeout: () => number;
    readonly connectionManager: ConnectionManager;
  }

  /** Several changes that are made all or none; each gives the transaction back. */
  export interface Transaction {
    readonly create: (path: string, data: Buffer | undefined, mode: number) => Transaction;
    readonly commit: (reply: Reply<[readonly unknown[]]>) => void;
  }

  /** Not public: the only place that tells of a failed attempt, takes IPv6, and can be cut off. */
  export interface ConnectionManager {
    servers: readonly { readonly host: string; readonly port: number }[];
    readonly chrootPath?: string;
    readonly state: number;
    readonly updateTimeout: (sessionTimeoutMs: number) => void;
    /** Sends a request behind all others; `header.xid` is set by then. */
    readonly queue: (request: RawRequest, reply: Reply<[unknown]>) => void;
    /** The bytes of an answer of which the rest is still to come. */
    pendingBuffer: Buffer | null;
    /** Takes what has come; each connection gets it anew. */
    onSocketData: (bytes: Buffer) => void;
    readonly socket?: { readonly bytesRead: number; readonly destroy: () => void };
    /** States are -2 for closed, 0 for disconnected. */
    readonly on: (event: 'state', listener: (state: number) => void) => void;
    readonly off: (event: 'state', listener: (state: number) => void) => void;
  }

  export interface RawRequest {
    readonly header: { readonly type: number; xid: number };
    readonly payload: null;
    readonly toBuffer: () => Buffer;
  }

  export type ClientEvent =
    | 'connected'
    | 'connectedReadOnly'
    | 'disconnected'
    | 'expired'
    | 'authenticationFailed';

  export interface ClientOptions {
    readonly sessionTimeout?: number;
    /** At most so many milliseconds of rest after every server was tried once. */
    readonly spinDelay?: number;
    readonly retries?: number;
  }

  const zookeeper: {
    readonly createClient: (servers: string, options?: ClientOptions) => Client;
    readonly ACL: new (permission: number, id: Id) => Acl;
    readonly Id: new (scheme: string, id: string) => Id;
    readonly CreateMode: Readonly<
      Record<'PERSISTENT' | 'PERSISTENT_SEQUENTIAL' | 'EPHEMERAL' | 'EPHEMERAL_SEQUENTIAL', number>
    >;
    readonly Exception: Readonly<
      Record<
        | 'CONNECTION_LOSS'
        | 'NO_NODE'
        | 'NO_AUTH'
        | 'BAD_VERSION'
        | 'NO_CHILDREN_FOR_EPHEMERALS'
        | 'NODE_EXISTS'
        | 'NOT_EMPTY'
        | 'SESSION_EXPIRED'
        | 'AUTH_FAILED',
        number
      >
    >;
  };
  export default zookeeper;
}
