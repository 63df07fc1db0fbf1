import { type Parsed, reject } from '../../tool/parsed.ts';
import type { Answered } from '../ask/target.ts';
import { apiVersions, understands } from '../wire/apiVersions.ts';
import { describeCluster, type RegisteredBroker } from '../wire/describeCluster.ts';
import { metadata, type Metadata } from '../wire/metadata.ts';
import type { Asking } from './asking.ts';
import { askReport, type Heard, toReport } from './askReport.ts';
import type { BrokerReport } from './look.ts';

/** What the server that is asked first says of its cluster, and of itself. */
export interface Main {
  readonly cluster: Metadata;
  /** Undefined before Kafka 4.0. */
  readonly registered: readonly RegisteredBroker[] | undefined;
  /** min.insync.replicas by topic. */
  readonly minIsr: Parsed<ReadonlyMap<string, number>>;
  /** None where it is any broker of the cluster. */
  readonly own: readonly BrokerReport[];
}

interface Seen {
  cluster?: Metadata;
  registered?: Main['registered'];
  minIsr?: Main['minIsr'];
}

/** Asks for it over one connection. A server that has told of its cluster has answered: what comes too late is not told. */
export async function askMain(asking: Asking): Promise<Answered<Main>> {
  const { askServer, target, nodeId, withGroups, askMinIsr } = asking;
  const seen: Seen = {};
  const heard: Heard = {};
  const answered = await askServer(target, async (ask) => {
    const versions = await ask(apiVersions);
    const cluster = await ask(metadata('all'));
    seen.cluster = cluster;
    if (understands(versions, describeCluster)) seen.registered = await ask(describeCluster);
    const topics = [...new Set(cluster.partitions.map(({ topic }) => topic))];
    seen.minIsr = await askMinIsr(ask, topics);
    if (nodeId !== undefined) await askReport(ask, withGroups, heard);
  });
  const { cluster, registered, minIsr } = seen;
  const reason = answered.ok ? 'it gave no answer' : answered.reason;
  if (cluster === undefined) {
    return answered.ok ? { ok: false, type: 'other', reason } : answered;
  }
  const own = nodeId === undefined ? [] : [toReport(nodeId, heard, reason)];
  return { ok: true, value: { cluster, registered, minIsr: minIsr ?? reject(reason), own } };
}
