import type { Exchange } from './exchange.ts';
import { compactList, compactText, concat, int32, noTags } from './pieces.ts';

/** A partition that moves between brokers. */
export interface Reassignment {
  readonly topic: string;
  readonly partition: number;
  readonly adding: readonly number[];
  readonly removing: readonly number[];
}

export interface Reassignments {
  /** 0, or Kafka's error: 31 where who asks may not describe the cluster. */
  readonly errorCode: number;
  readonly moving: readonly Reassignment[];
}

const withinMs = 5000;

/** All partitions that move now (ListPartitionReassignments version 0, Kafka 2.4 to 4.3). */
export const listReassignments: Exchange<Reassignments> = {
  name: 'ListPartitionReassignments',
  apiKey: 46,
  apiVersion: 0,
  isFlexible: true,
  request: concat(int32(withinMs), compactList(undefined, compactText), noTags),
  read: (reader) => {
    const { int16, int32: readInt32, compactList: readList } = reader;
    readInt32(); // throttle time
    const errorCode = int16();
    reader.compactTextOrNone(); // what the error means
    const moving = readList(() => {
      const topic = reader.compactText();
      const partitions = readList((): Reassignment => {
        const partition = readInt32();
        readList(readInt32); // replicas, old and new
        const [adding, removing] = [readList(readInt32), readList(readInt32)];
        reader.skipTags();
        return { topic, partition, adding, removing };
      });
      reader.skipTags();
      return partitions;
    });
    return { errorCode, moving: moving.flat() };
  },
};
