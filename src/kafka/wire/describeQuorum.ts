import type { Exchange } from './exchange.ts';
import { compactList, compactText, concat, int32, noTags } from './pieces.ts';

/** How far a replica of the metadata log is, as its leader knows it; times in milliseconds since 1970. */
export interface QuorumReplica {
  readonly id: number;
  readonly logEndOffset: number;
  readonly lastFetchMs: number | undefined;
  readonly lastCaughtUpMs: number | undefined;
}

export interface Quorum {
  /** 0, or Kafka's error: 6 where the controller that was asked does not lead. */
  readonly errorCode: number;
  /** -1 where there is none. */
  readonly leaderId: number;
  readonly leaderEpoch: number;
  readonly highWatermark: number;
  readonly voters: readonly QuorumReplica[];
  readonly observers: readonly QuorumReplica[];
}

/** Kafka's error NOT_LEADER_OR_FOLLOWER: of a controller that is alive, and says nothing else then. */
export const notLeader = 6;

const topic = '__cluster_metadata';

/**
 * The quorum of controllers, which only its leader knows; a broker passes the question on to it
 * (DescribeQuorum version 1, Kafka 3.3 to 4.3).
 */
export const describeQuorum: Exchange<Quorum> = {
  name: 'DescribeQuorum',
  apiKey: 55,
  apiVersion: 1,
  isFlexible: true,
  request: concat(
    compactList([topic], (name) =>
      concat(
        compactText(name),
        compactList([0], (partition) => concat(int32(partition), noTags)),
        noTags,
      ),
    ),
    noTags,
  ),
  read: (reader) => {
    const { int16, int32: readInt32, int64, compactText: readText, compactList: readList } = reader;
    const tagged = <T>(value: T): T => {
      reader.skipTags();
      return value;
    };
    const replica = (): QuorumReplica => {
      const [id, logEndOffset] = [readInt32(), int64()];
      return tagged({
        id,
        logEndOffset,
        lastFetchMs: knownTime(int64()),
        lastCaughtUpMs: knownTime(int64()),
      });
    };
    const errorCode = int16();
    const quorums = readList(() => {
      readText();
      return tagged(
        readList((): Quorum => {
          readInt32();
          const partitionError = int16();
          const quorum = tagged({
            errorCode: partitionError,
            leaderId: readInt32(),
            leaderEpoch: readInt32(),
            highWatermark: int64(),
            voters: readList(replica),
            observers: readList(replica),
          });
          // beside an error Kafka writes 0 for whatever it does not know, which is the id of a node
          return partitionError === 0 ? quorum : { ...none, errorCode: partitionError };
        }),
      );
    }).flat();
    const [quorum] = quorums;
    if (quorum !== undefined && errorCode === 0) return quorum;
    return { ...none, errorCode };
  },
};

const none: Quorum = {
  errorCode: 0,
  leaderId: -1,
  leaderEpoch: -1,
  highWatermark: -1,
  voters: [],
  observers: [],
};

function knownTime(ms: number): number | undefined {
  return ms < 0 ? undefined : ms;
}
