import { type Entries, type Entry, issueOf, mergeEntries, valueOf } from '../kafka/entries.ts';
import { renderListeners, splitList } from '../kafka/listeners.ts';
import type { KafkaSettings } from '../kafka/settings.ts';
import { majorOf } from '../kafka/version.ts';
import type { PodFacts } from '../pod/readPod.ts';
import { quote } from '../tool/parsers.ts';
import type { Issue } from '../tool/settings.ts';
import { decideIdentity } from './identity.ts';
import { decideWay, type Way } from './mode.ts';
import { decideHost } from './podHost.ts';
import { decideQuorum } from './quorum.ts';
import { replicationDefaults } from './replicationDefaults.ts';
import { decideSockets, type Socket, type Sockets } from './sockets.ts';

export interface PlanFacts {
  readonly settings: KafkaSettings;
  readonly pod: PodFacts;
  readonly version: string;
  /** What the operator said: file, variables and overrides, laid over each other. */
  readonly given: Entries;
}

/** A broker as it will run. */
export interface BrokerPlan extends Way {
  readonly nodeId: number;
  /** All that server.properties will say, by key. */
  readonly properties: Entries;
  readonly sockets: readonly Socket[];
  readonly logDirs: readonly string[];
  /** Members of the quorum; undefined in ZooKeeper mode, and where the quorum is dynamic. */
  readonly voters: number | undefined;
  readonly warnings: readonly string[];
}

export type Planned =
  | { readonly ok: true; readonly plan: BrokerPlan }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const defaultLogDir = '/var/lib/kafka/data';

/** Decides every property, from the lowest layer up; finds every problem before anything is done. */
export function planBroker(facts: PlanFacts): Planned {
  const { settings, pod, version, given } = facts;
  const issues: Issue[] = [];
  const way = decideWay(given, version, issues);
  const idFacts = { given, pod, idOffset: settings.idOffset, mode: way.mode };
  const identity = decideIdentity(idFacts, issues);
  const sockets = decideSockets(given, way, issues);
  const host = decideHost(settings, pod, issues);
  const nodeId = identity?.nodeId;
  const quorum =
    way.mode === 'kraft' && sockets !== undefined
      ? decideQuorum({ settings, pod, given, way, nodeId, sockets: sockets.all }, issues)
      : undefined;
  const logDirs = decideLogDirs(given, issues);
  if (issues.length > 0 || identity === undefined || sockets === undefined) {
    return { ok: false, issues };
  }
  const brokers = settings.replicas;
  const derived = new Map([
    ...(way.mode === 'kraft'
      ? [
          ['process.roles', way.roles.join(',')] as const,
          ['node.id', String(identity.nodeId)] as const,
        ]
      : [['broker.id', String(identity.nodeId)] as const]),
    ['listeners', renderListeners(sockets.all)],
    ...sockets.derived,
    ...decideAdvertised(sockets, host),
    ...(quorum === undefined ? [] : quorum.derived),
    ...(given.has('log.dir') ? [] : [['log.dirs', defaultLogDir] as const]),
    ...(brokers === undefined ? [] : replicationDefaults(brokers, version)),
    ...(majorOf(version) >= 4 ? [] : [['num.recovery.threads.per.data.dir', '2'] as const]),
  ]);
  return {
    ok: true,
    plan: {
      ...way,
      nodeId: identity.nodeId,
      properties: mergeEntries([...derived].map(asDefault), [...given.values()]),
      sockets: sockets.all,
      logDirs,
      voters: quorum?.voters,
      warnings: identity.warnings,
    },
  };
}

function asDefault([key, value]: readonly [string, string]): Entry {
  return { key, value, subject: key };
}

function decideAdvertised({ all }: Sockets, host: string | undefined): [string, string][] {
  const brokers = all.filter(({ role, port }) => role === 'broker' && port > 0);
  if (host === undefined || brokers.length === 0) return [];
  return [
    [
      'advertised.listeners',
      renderListeners(brokers.map(({ name, port }) => ({ name, host, port }))),
    ],
  ];
}

function decideLogDirs(given: Entries, issues: Issue[]): string[] {
  const entry = given.get('log.dirs') ?? given.get('log.dir');
  const dirs = entry === undefined ? [defaultLogDir] : splitList(entry.value);
  if (entry !== undefined && (dirs.length === 0 || dirs.some((dir) => !dir.startsWith('/')))) {
    issues.push(issueOf(entry, `expected absolute paths, got ${quote(entry.value)}`));
  }
  const metadata = given.get('metadata.log.dir');
  const extra = valueOf(given, 'metadata.log.dir');
  if (metadata !== undefined && extra?.startsWith('/') === false) {
    issues.push(issueOf(metadata, `expected an absolute path, got ${quote(metadata.value)}`));
  }
  return [...new Set([...dirs, ...(extra === undefined ? [] : [extra])])];
}
