import type { Parsed } from '../../tool/parsed.ts';
import type { RegisteredBroker } from '../wire/describeCluster.ts';
import type { DescribedLogDir } from '../wire/describeLogDirs.ts';
import type { Quorum } from '../wire/describeQuorum.ts';
import type { BrokerPlace } from '../wire/metadata.ts';
import type { CommittedGroup, GroupLag } from './groupLags.ts';
import type { PartitionView } from './partitionView.ts';

/** What a broker says of itself alone, each part as far as it told, else why not. */
export interface BrokerReport {
  readonly id: number;
  /** Why it said nothing at all; undefined where it did. */
  readonly silence: string | undefined;
  readonly logDirs: Parsed<readonly DescribedLogDir[]>;
  /** Those that it coordinates. */
  readonly groups: Parsed<readonly CommittedGroup[]>;
}

/** A cluster at one moment, as one of its brokers knows it. */
export interface ClusterView {
  readonly clusterId: string | undefined;
  /** The broker that leads the others; undefined in KRaft mode. */
  readonly controllerId: number | undefined;
  /** Those that are registered and unfenced. */
  readonly brokers: readonly BrokerPlace[];
  /** The fenced ones too; undefined before Kafka 4.0. */
  readonly registered: readonly RegisteredBroker[] | undefined;
  /** As far as who asked may see them. */
  readonly partitions: readonly PartitionView[];
  /** Of the brokers that were asked for themselves. */
  readonly reports: readonly BrokerReport[];
  /** The group that is furthest behind first. */
  readonly groups: readonly GroupLag[];
}

/** What one look at a server, or from it at its cluster, came to. */
export interface Look {
  /** The server that was asked; undefined where it is any broker of the cluster. */
  readonly nodeId: number | undefined;
  /** Undefined of a controller that is no broker. */
  readonly cluster: ClusterView | undefined;
  /** Undefined in ZooKeeper mode. */
  readonly quorum: Parsed<Quorum> | undefined;
  /** What it was not told, and why, a line each: none of it is 0 for that. */
  readonly untold: readonly Untold[];
}

export interface Untold {
  readonly part: Part;
  /** A line. */
  readonly reason: string;
}

export const parts = [
  'topics',
  'min.insync.replicas',
  'log dirs',
  'groups',
  'end offsets',
  'reassignments',
  'quorum',
  'brokers',
] as const;
export type Part = (typeof parts)[number];
