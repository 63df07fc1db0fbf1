import type { Exchange } from './exchange.ts';
import { concat, int32, int64, list, text } from './pieces.ts';

export interface PartitionOffset {
  readonly topic: string;
  readonly partition: number;
  /** -1 where there is none. */
  readonly offset: number;
}

export interface ListedGroups {
  /** 0, or Kafka's error. */
  readonly errorCode: number;
  readonly groups: readonly string[];
}

/** The groups that the broker which is asked coordinates (ListGroups version 1, Kafka 0.11 to 4.3). */
export const listGroups: Exchange<ListedGroups> = {
  name: 'ListGroups',
  apiKey: 16,
  apiVersion: 1,
  isFlexible: false,
  request: new Uint8Array(),
  read: (reader) => {
    reader.int32(); // throttle time
    const errorCode = reader.int16();
    const groups = reader.list(() => {
      const name = reader.text();
      reader.text(); // its protocol
      return name;
    });
    return { errorCode, groups };
  },
};

export interface CommittedOffsets {
  /** 0, or Kafka's error: 16 where another broker coordinates the group. */
  readonly errorCode: number;
  readonly offsets: readonly PartitionOffset[];
}

/** All that a group has committed, asked of its coordinator (OffsetFetch version 3, Kafka 0.11 to 4.3). */
export function fetchOffsets(group: string): Exchange<CommittedOffsets> {
  return {
    name: 'OffsetFetch',
    apiKey: 9,
    apiVersion: 3,
    isFlexible: false,
    request: concat(text(group), list(undefined, text)),
    read: (reader) => {
      const { int16, int32: readInt32, int64: readInt64 } = reader;
      readInt32(); // throttle time
      const offsets = reader.list(() => {
        const topic = reader.text();
        return reader.list((): PartitionOffset => {
          const [partition, offset] = [readInt32(), readInt64()];
          reader.textOrNone(); // what the committer noted
          int16(); // an error has no offset
          return { topic, partition, offset };
        });
      });
      return { errorCode: int16(), offsets: offsets.flat() };
    },
  };
}

/**
 * Who asks where a partition ends: a consumer, whom its leader tells what is committed, or one that looks for
 * faults, whom every replica tells the end of its own log (ListOffsetsRequest.DEBUGGING_REPLICA_ID).
 */
const askers = { consumer: -1, debugger: -2 };
const latest = -1;

/** Where these partitions end, asked of their leader: -1 for one that it does not lead, or does not have (ListOffsets version 1, Kafka 0.10 to 4.3). */
export function listEndOffsets(
  wanted: ReadonlyMap<string, readonly number[]>,
  asker: keyof typeof askers = 'consumer',
): Exchange<readonly PartitionOffset[]> {
  return {
    name: 'ListOffsets',
    apiKey: 2,
    apiVersion: 1,
    isFlexible: false,
    request: concat(
      int32(askers[asker]),
      list([...wanted], ([topic, partitions]) =>
        concat(
          text(topic),
          list(partitions, (partition) => concat(int32(partition), int64(latest))),
        ),
      ),
    ),
    read: (reader) =>
      reader
        .list(() => {
          const topic = reader.text();
          return reader.list((): PartitionOffset => {
            const partition = reader.int32();
            reader.int16(); // an error has no offset
            reader.int64(); // time
            return { topic, partition, offset: reader.int64() };
          });
        })
        .flat(),
  };
}
