import type { Parsed } from '../../tool/parsed.ts';
import type { Mode, Role } from '../cluster/socket.ts';
import type { DescribedLogDir } from '../wire/describeLogDirs.ts';
import type { Quorum } from '../wire/describeQuorum.ts';
import type { ClusterView, Look, Untold } from './look.ts';
import {
  type BrokerCounts,
  countOf,
  countPartitions,
  type PartitionCounts,
} from './partitionCounts.ts';

/** The server that is scraped, as its properties describe it. */
export interface ScrapedNode {
  readonly nodeId: number;
  readonly mode: Mode;
  readonly roles: readonly Role[];
  /** Undefined where nobody knows. */
  readonly version: string | undefined;
}

/** What a scrape is made of; what was not told is undefined, and has no sample. */
export interface Figures {
  readonly node: ScrapedNode;
  readonly cluster: ClusterView | undefined;
  /** Undefined where not a single topic was told of although there are some. */
  readonly counts: PartitionCounts | undefined;
  readonly own: BrokerCounts | undefined;
  readonly logDirs: readonly DescribedLogDir[];
  readonly quorum: Quorum | undefined;
  readonly untold: readonly Untold[];
}

export function toFigures(node: ScrapedNode, look: Look): Figures {
  const { cluster, quorum, untold } = look;
  const isHidden =
    cluster?.partitions.length === 0 &&
    untold.some(({ part }) => part === 'topics' || part === 'log dirs');
  const told = isHidden ? undefined : cluster;
  const report = cluster?.reports.find(({ id }) => id === node.nodeId);
  return {
    node,
    cluster,
    counts: told === undefined ? undefined : countPartitions(told.partitions),
    own: told === undefined ? undefined : countOf(told.partitions, node.nodeId),
    logDirs: valueOf(report?.logDirs) ?? [],
    quorum: valueOf(quorum),
    untold,
  };
}

function valueOf<T>(parsed: Parsed<T> | undefined): T | undefined {
  return parsed?.ok === true ? parsed.value : undefined;
}
