import { type Entries, type Entry, mergeEntries, valueOf } from '../../kafka/properties/entries.ts';
import { renderListeners } from '../../kafka/cluster/listeners.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { majorOf } from '../../kafka/version.ts';
import type { PodFacts } from '../../pod/readPod.ts';
import type { Issue } from '../../tool/settings.ts';
import { decideIdentity } from './identity.ts';
import { decideLogDirs, defaultLogDir, type StorageDirs } from './logDirs.ts';
import { decideWay, type Way } from './mode.ts';
import { decidePodDomain } from './podDomain.ts';
import { decideQuorum } from './quorum.ts';
import { replicationDefaults } from './replicationDefaults.ts';
import { decideSockets, type Socket } from './sockets.ts';

export interface PlanFacts {
  readonly settings: Pick<KafkaSettings, 'replicas' | 'idOffset' | 'domain'>;
  readonly pod: PodFacts;
  /** Of Kafka. */
  readonly version: string;
  /** What the operator said: file, variables and overrides, laid over each other. */
  readonly given: Entries;
}

/** A broker as it will run. */
export interface BrokerPlan extends Way, StorageDirs {
  readonly nodeId: number;
  /** All that server.properties will say, by key. */
  readonly properties: Entries;
  readonly sockets: readonly Socket[];
  /** Members of the quorum; undefined in ZooKeeper mode, and where the quorum is dynamic. */
  readonly voters: number | undefined;
  readonly warnings: readonly string[];
}

export type Planned =
  | { readonly ok: true; readonly plan: BrokerPlan }
  | {
      readonly ok: false;
      readonly issues: readonly Issue[];
      /** Those that are known all the same, so that they can be judged as well. */
      readonly dirs: StorageDirs;
    };

/** Decides every property, from the lowest layer up; finds every problem before anything is done. */
export function planBroker({ settings, pod, version, given }: PlanFacts): Planned {
  const { replicas, idOffset } = settings;
  const issues: Issue[] = [];
  const way = decideWay(given, version, issues);
  const identity = decideIdentity({ given, pod, mode: way.mode, idOffset, replicas }, issues);
  const sockets = decideSockets(given, way, issues);
  const domain = decidePodDomain(settings, pod, issues);
  const migrating = valueOf(given, 'zookeeper.metadata.migration.enable') === 'true';
  const dirs = decideLogDirs({ given, way, migrating }, issues);
  if (identity === undefined || sockets === undefined) return { ok: false, issues, dirs };
  const { nodeId } = identity;
  const quorum =
    way.mode === 'kraft'
      ? decideQuorum(
          { given, way, pod, domain, replicas, idOffset, nodeId, sockets: sockets.all },
          issues,
        )
      : undefined;
  if (issues.length > 0) return { ok: false, issues, dirs };
  const host = hostOf(pod.name, domain, replicas);
  const derived = new Map([
    ...identityDefaults(way, nodeId),
    ['listeners', renderListeners(sockets.all)],
    ...sockets.derived,
    ...(host === undefined ? [] : advertisedDefaults(sockets.all, host)),
    ...(quorum?.derived ?? []),
    ...(given.has('log.dir') ? [] : [['log.dirs', defaultLogDir] as const]),
    ...(replicas === undefined ? [] : replicationDefaults(replicas, version)),
    ...(majorOf(version) >= 4 ? [] : [['num.recovery.threads.per.data.dir', '2'] as const]),
  ]);
  const defaults = [...derived].map(([key, value]): Entry => ({ key, value, subject: key }));
  return {
    ok: true,
    plan: {
      ...way,
      nodeId,
      properties: mergeEntries(defaults, [...given.values()]),
      sockets: sockets.all,
      ...dirs,
      voters: quorum?.voters,
      warnings: identity.warnings,
    },
  };
}

function identityDefaults({ mode, roles }: Way, nodeId: number): [string, string][] {
  const id = String(nodeId);
  if (mode === 'zookeeper') return [['broker.id', id]];
  return [
    ['process.roles', roles.join(',')],
    ['node.id', id],
  ];
}

/** The name that clients and brokers reach this pod by; undefined where Kafka shall find one itself. */
function hostOf(name: string, domain: string | undefined, replicas: number | undefined) {
  if (domain !== undefined) return `${name}.${domain}`;
  return replicas === 1 ? name : undefined;
}

function advertisedDefaults(sockets: readonly Socket[], host: string): [string, string][] {
  const brokers = sockets
    .filter(({ role, port }) => role === 'broker' && port > 0)
    .map(({ name, port }) => ({ name, host, port }));
  return brokers.length === 0 ? [] : [['advertised.listeners', renderListeners(brokers)]];
}
