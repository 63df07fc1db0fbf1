import { apiVersions } from '../../src/kafka/wire/apiVersions.ts';
import { describeCluster } from '../../src/kafka/wire/describeCluster.ts';
import { describeTopicConfig } from '../../src/kafka/wire/describeConfigs.ts';
import { describeLogDirs } from '../../src/kafka/wire/describeLogDirs.ts';
import { describeQuorum } from '../../src/kafka/wire/describeQuorum.ts';
import type { Exchange } from '../../src/kafka/wire/exchange.ts';
import { fetchOffsets, listEndOffsets, listGroups } from '../../src/kafka/wire/groups.ts';
import { metadata } from '../../src/kafka/wire/metadata.ts';
import { listReassignments } from '../../src/kafka/wire/reassignments.ts';

export const recordedVersions = ['3.9.2', '4.3.1'] as const;
export type RecordedVersion = (typeof recordedVersions)[number];

/** What broker 0 of the recorded cluster was asked, by the names of the recorded answers. */
export const exchanges = {
  apiVersions,
  metadataAll: metadata('all'),
  metadataNone: metadata('none'),
  topicConfig: describeTopicConfig(['orders', 'clicks'], 'min.insync.replicas'),
  logDirs: describeLogDirs,
  quorum: describeQuorum,
  cluster: describeCluster,
  groups: listGroups,
  offsets: fetchOffsets('readers'),
  endOffsets: listEndOffsets(new Map([['orders', [0, 1, 2]]])),
  reassignments: listReassignments,
} satisfies Readonly<Record<string, Exchange<unknown>>>;

export type ExchangeName = keyof typeof exchanges;
