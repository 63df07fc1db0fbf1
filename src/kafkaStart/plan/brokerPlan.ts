import { type Entries, isTrue } from '../../kafka/properties/entries.ts';
import type { PodWords } from '../../kafka/cluster/placeholders.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { parsePodName } from '../../pod/podName.ts';
import type { PodFacts } from '../../pod/readPod.ts';
import type { Issue } from '../../tool/settings.ts';
import { decideAdvertised, expandAdvertised } from './advertised.ts';
import { countBrokers, defaultRoles, isAlone, ownSet, type PodSet } from './controllerSet.ts';
import { layBroker } from './brokerProperties.ts';
import type { Founding } from './founding.ts';
import { decideIdentity } from './identity.ts';
import { decideLogDirs, warnOfTwoLogDirs, type StorageDirs } from './logDirs.ts';
import { decideWay, type Way } from './mode.ts';
import { decidePodDomain } from './podDomain.ts';
import { decideQuorum } from './quorum.ts';
import { warnOfReplication } from './replicationDefaults.ts';
import { warnOfSameAddress } from './sameAddress.ts';
import type { Socket } from '../../kafka/cluster/socket.ts';
import { decideSockets } from './sockets.ts';

export interface PlanFacts {
  readonly settings: KafkaSettings;
  readonly pod: PodFacts;
  /** Of Kafka. */
  readonly version: string;
  /** What the operator said: file, variables and overrides, laid over each other. */
  readonly given: Entries;
  /** Where this pod is, for broker.rack. */
  readonly rack?: string | undefined;
}

/** A broker as it will run. */
export interface BrokerPlan extends Way, StorageDirs {
  readonly nodeId: number;
  /** On the way from ZooKeeper to KRaft. */
  readonly migrating: boolean;
  /** All that server.properties will say, by key. */
  readonly properties: Entries;
  readonly sockets: readonly Socket[];
  /** It is all there is of a cluster in KRaft mode: the only broker, and the only controller. */
  readonly alone: boolean;
  /** How empty storage becomes a part of the quorum. */
  readonly founding: Founding;
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
export function planBroker(facts: PlanFacts): Planned {
  const { settings, pod, version } = facts;
  const issues: Issue[] = [];
  const way = decideWay(
    { given: facts.given, version, defaultRoles: defaultRoles(settings, pod) },
    issues,
  );
  const set = ownSet(settings, pod);
  const identity = decideIdentity({ given: facts.given, pod, mode: way.mode, set }, issues);
  const domain = decidePodDomain(settings, pod, issues);
  const host = hostOf(pod.name, domain, set);
  const words = identity && wordsOf(pod, identity.nodeId, domain);
  const given = expandAdvertised(facts.given, words, issues);
  const sockets = decideSockets({ given, way, version, settings }, issues);
  const migrating = isTrue(given, 'zookeeper.metadata.migration.enable');
  const dirs = decideLogDirs({ given, way, migrating }, issues);
  if (words === undefined || identity === undefined || sockets === undefined) {
    return { ok: false, issues, dirs };
  }
  const { nodeId } = identity;
  const quorum =
    way.mode === 'kraft'
      ? decideQuorum(
          { given, settings, way, pod, domain, nodeId, version, sockets: sockets.all },
          issues,
        )
      : undefined;
  const { ordinal } = words;
  const index = ordinal === undefined ? undefined : ordinal - set.start;
  const dynamic = quorum?.dynamic === true;
  const around = { given, way, sockets, settings, words, host, dynamic };
  const advertised = decideAdvertised({ ...around, index, replicas: set.replicas }, issues);
  if (issues.length > 0) return { ok: false, issues, dirs };
  const brokers = countBrokers(settings, way.roles);
  const properties = layBroker({ ...facts, ...around, nodeId, quorum, advertised, brokers });
  return {
    ok: true,
    plan: {
      ...way,
      nodeId,
      migrating,
      properties,
      sockets: sockets.all,
      ...dirs,
      alone: isAlone({ roles: way.roles, voters: quorum?.voters, settings }),
      founding: quorum?.founding ?? { type: 'none' },
      warnings: [
        ...identity.warnings,
        ...(quorum?.warnings ?? []),
        ...warnOfReplication(properties, brokers),
        ...warnOfTwoLogDirs(given),
        ...warnOfSameAddress({ given, podName: pod.name, replicas: set.replicas }),
      ],
    },
  };
}

/** The name that clients and brokers reach this pod by; undefined where Kafka shall find one itself. */
function hostOf(name: string, domain: string | undefined, { replicas }: PodSet) {
  if (domain !== undefined) return `${name}.${domain}`;
  return replicas === 1 ? name : undefined;
}

function wordsOf(pod: PodFacts, id: number, domain: string | undefined): PodWords {
  const name = parsePodName(pod.name);
  const fqdn = domain === undefined ? undefined : `${pod.name}.${domain}`;
  return { ordinal: name.ok ? name.value.ordinal : undefined, id, pod: pod.name, domain, fqdn };
}
