import type { Exchange } from './exchange.ts';
import { compactList, compactText, concat, int32 as writeInt32, noTags } from './pieces.ts';

/** A replica on the disk of the broker that was asked. */
export interface ReplicaLog {
  readonly topic: string;
  readonly partition: number;
  /** All of its segments. */
  readonly bytes: number;
  /** Records that it lacks of what is committed; of a future replica, of what the present one has. */
  readonly offsetLag: number;
  /** Moves to this log dir, and replaces the present one there. */
  readonly isFuture: boolean;
}

export interface DescribedLogDir {
  readonly path: string;
  /** 0, or Kafka's error: 56 for a log dir that has failed. */
  readonly errorCode: number;
  readonly replicas: readonly ReplicaLog[];
  /** Of the volume that it lies on; undefined where the broker does not know. */
  readonly totalBytes: number | undefined;
  readonly usableBytes: number | undefined;
}

export interface DescribedLogDirs {
  /** 0, or Kafka's error: 31 where who asks may not describe the cluster. */
  readonly errorCode: number;
  readonly dirs: readonly DescribedLogDir[];
}

/** The log dirs of the broker that is asked, and all replicas in them. */
export const describeLogDirs = describeReplicas(undefined);

/** The same, of these partitions alone, by topic (DescribeLogDirs version 4, Kafka 3.3 to 4.3). */
export function describeReplicas(
  wanted: ReadonlyMap<string, readonly number[]> | undefined,
): Exchange<DescribedLogDirs> {
  return {
    name: 'DescribeLogDirs',
    apiKey: 35,
    apiVersion: 4,
    isFlexible: true,
    request: concat(
      compactList(wanted && [...wanted], ([topic, partitions]) =>
        concat(compactText(topic), compactList(partitions, writeInt32), noTags),
      ),
      noTags,
    ),
    read: (reader) => {
      const { int16, int32, int64, compactText: readText, compactList: readList } = reader;
      const tagged = <T>(value: T): T => {
        reader.skipTags();
        return value;
      };
      int32(); // throttle time
      const errorCode = int16();
      const dirs = readList((): DescribedLogDir => {
        const [dirError, path] = [int16(), readText()];
        const replicas = readList(() => {
          const topic = readText();
          return tagged(
            readList((): ReplicaLog => {
              const [partition, bytes, offsetLag] = [int32(), int64(), int64()];
              return tagged({ topic, partition, bytes, offsetLag, isFuture: reader.boolean() });
            }),
          );
        }).flat();
        const [totalBytes, usableBytes] = [knownBytes(int64()), knownBytes(int64())];
        return tagged({ path, errorCode: dirError, replicas, totalBytes, usableBytes });
      });
      return { errorCode, dirs };
    },
  };
}

function knownBytes(bytes: number): number | undefined {
  return bytes < 0 ? undefined : bytes;
}
