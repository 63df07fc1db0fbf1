import type { Socket } from 'node:net';
import {
  boolean,
  compactList,
  compactText,
  concat,
  int32,
  list,
  noTags,
  type Piece,
  text,
} from '../../src/kafka/wire/pieces.ts';
import { readerOf } from '../../src/kafka/wire/reader.ts';
import { type FakeServer, startFakeServer } from './fakeServer.ts';

/** What a client has asked, by the head that every request has. */
export interface FakeRequest {
  readonly apiKey: number;
  readonly apiVersion: number;
  readonly correlationId: number;
}

/** What a broker does with a request. */
export type Reply = (request: FakeRequest, socket: Socket) => void;

export const keys = {
  metadata: 3,
  saslHandshake: 17,
  apiVersions: 18,
  describeQuorum: 55,
} as const;

interface Wish {
  readonly address: string;
  readonly port?: number;
  /** By the key of the API; what is not here is never answered. */
  readonly replies: Readonly<Record<number, Reply>>;
  /** Told of each request. */
  readonly note?: (request: FakeRequest, connection: number) => void;
}

/** A broker that does with each request what a test says, for what a real one will not do on demand. */
export async function startFakeBroker({ address, port, replies, note }: Wish): Promise<FakeServer> {
  return startFakeServer(
    address,
    (socket, connection, first) => {
      let bytes = Buffer.alloc(0);
      const take = (chunk: Buffer): void => {
        bytes = Buffer.concat([bytes, chunk]);
        while (bytes.length >= 4 && bytes.length >= 4 + bytes.readInt32BE()) {
          const end = 4 + bytes.readInt32BE();
          const { int16, int32: readInt32 } = readerOf(bytes.subarray(4, end));
          const request = { apiKey: int16(), apiVersion: int16(), correlationId: readInt32() };
          bytes = bytes.subarray(end);
          note?.(request, connection);
          replies[request.apiKey]?.(request, socket);
        }
      };
      take(first);
      socket.on('data', take);
    },
    port,
  );
}

/** A whole answer. */
export function frame(correlationId: number, body: Piece): Buffer {
  return Buffer.concat([int32(4 + body.length), int32(correlationId), body]);
}

/** Answers as a broker does. */
export const answer =
  (body: Piece): Reply =>
  ({ correlationId }, socket) => {
    socket.write(frame(correlationId, body));
  };

interface FakeMetadata {
  readonly brokers: readonly number[];
  readonly host?: string;
  readonly port?: number;
  /** How many partitions its only topic has, each led by the first broker, with copies on all. */
  readonly partitions?: number;
}

/** Metadata version 6. */
export function metadataBody({ brokers, host, port, partitions = 0 }: FakeMetadata): Buffer {
  const [leader = -1] = brokers;
  const topics = partitions === 0 ? [] : [partitions];
  return Buffer.from(
    concat(
      int32(0),
      list(brokers, (id) =>
        concat(int32(id), text(host ?? 'nowhere.invalid'), int32(port ?? 1), none),
      ),
      text('Ck5VKZ0VTgWXqVHLh0tpBQ'),
      int32(leader),
      list(topics, (count) =>
        concat(
          noError,
          text('orders'),
          boolean(false),
          list([...Array.from({ length: count }).keys()], (partition) =>
            concat(noError, int32(partition), int32(leader), ids(brokers), ids(brokers), ids([])),
          ),
        ),
      ),
    ),
  );
}

const ids = (all: readonly number[]): Piece => list(all, int32);
export const noError: Piece = Uint8Array.of(0, 0);
/** A text that is none. */
const none: Piece = Uint8Array.of(0xff, 0xff);

/** ApiVersions version 0, of a broker that knows nothing else. */
export const apiVersionsBody: Piece = concat(noError, int32(1), Uint8Array.of(0, 18, 0, 0, 0, 4));

interface FakeQuorum {
  readonly errorCode: number;
  readonly leaderId: number;
}

/** DescribeQuorum version 1, without voters. */
export function quorumBody({ errorCode, leaderId }: FakeQuorum): Piece {
  const partition = concat(
    int32(0),
    int32(errorCode).subarray(2),
    int32(leaderId),
    int32(1),
    Buffer.alloc(8),
    compactList([], int32),
    compactList([], int32),
    noTags,
  );
  const topics = compactList(['__cluster_metadata'], (name) =>
    concat(
      compactText(name),
      compactList([partition], (one) => one),
      noTags,
    ),
  );
  return concat(noTags, noError, topics, noTags);
}
