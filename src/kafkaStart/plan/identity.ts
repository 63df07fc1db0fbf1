import {
  type Entries,
  type Entry,
  issueOf,
  isTrue,
  valueOf,
} from '../../kafka/properties/entries.ts';
import { parsePodName } from '../../pod/podName.ts';
import type { PodFacts } from '../../pod/readPod.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { parseInteger } from '../../tool/parsers.ts';
import type { Issue } from '../../tool/settings.ts';
import type { PodSet } from './controllerSet.ts';
import type { Mode } from '../../kafka/cluster/socket.ts';

interface IdFacts {
  readonly given: Entries;
  readonly pod: PodFacts;
  readonly mode: Mode;
  readonly set: PodSet;
}

/** The id of the broker or controller, and what to say about it. */
export interface Identity {
  readonly nodeId: number;
  readonly warnings: readonly string[];
}

const parseId = parseInteger({ min: 0, max: 2 ** 31 - 1 });
const defaultReservedMaxId = 1000;

/**
 * The id that node.id or broker.id gives, else the ordinal of the pod plus the offset. A broker that
 * stands alone needs no ordinal.
 */
export function decideIdentity(facts: IdFacts, issues: Issue[]): Identity | undefined {
  const { given } = facts;
  const explicit = given.get('node.id') ?? given.get('broker.id');
  if (explicit !== undefined) return takeExplicit(explicit, facts, issues);
  const derived = deriveId(facts, issues);
  return derived === undefined ? undefined : { nodeId: derived, warnings: [] };
}

function deriveId({ pod, mode, set }: IdFacts, issues: Issue[]): number | undefined {
  const { replicas, replicasFrom, start, idOffset } = set;
  const name = parsePodName(pod.name);
  if (!name.ok) {
    if (replicas === 1) return idOffset;
    const key = mode === 'kraft' ? 'node.id' : 'broker.id';
    const remedy = `brokers are told apart by it: run as a StatefulSet, set POD_NAME from metadata.name, or give ${key} itself`;
    const alone = replicas === undefined ? `a single server takes ${replicasFrom}=1; several ` : '';
    const problem = `${name.problem} (${alone}${remedy})`;
    issues.push({ subject: pod.nameSource, problem, exitCode: ExitCode.Config });
    return undefined;
  }
  const { ordinal } = name.value;
  if (ordinal < start) {
    const problem = `expected ${ordinal} at most for ${pod.name}, got ${start} (set it to spec.ordinals.start of the StatefulSet)`;
    issues.push({ subject: 'KAFKA_ORDINAL_START', problem, exitCode: ExitCode.Config });
    return undefined;
  }
  if (replicas !== undefined && ordinal >= start + replicas) {
    const from = start === 0 ? '' : ` from ${start} on`;
    const problem = `expected at least ${ordinal + 1 - start}${from} for ${pod.name}, got ${replicas} (set it to spec.replicas of the StatefulSet, on every pod)`;
    issues.push({ subject: replicasFrom, problem, exitCode: ExitCode.Config });
    return undefined;
  }
  return ordinal + idOffset;
}

function takeExplicit(explicit: Entry, facts: IdFacts, issues: Issue[]): Identity | undefined {
  const { given, pod, mode, set } = facts;
  const id = parseId(explicit.value.trim());
  if (!id.ok) {
    issues.push(issueOf(explicit, explainBadId(explicit.value.trim(), id.problem)));
    return undefined;
  }
  const other = given.get('broker.id');
  if (other !== undefined && other.value.trim() !== explicit.value.trim()) {
    const problem = `expected the same as node.id, ${id.value}, got ${other.value.trim()}`;
    issues.push(issueOf(other, problem));
  }
  // The broker keeps the ids above it for those that it makes up itself.
  const reserved = Number(valueOf(given, 'reserved.broker.max.id') ?? defaultReservedMaxId);
  const keeps = mode === 'zookeeper' && isTrue(given, 'broker.id.generation.enable', true);
  if (keeps && id.value > reserved) {
    const problem = `expected at most ${reserved} (reserved.broker.max.id), got ${id.value}`;
    issues.push(issueOf(explicit, problem));
  }
  const name = parsePodName(pod.name);
  if (!name.ok || name.value.ordinal + set.idOffset === id.value) {
    return { nodeId: id.value, warnings: [] };
  }
  const derived = name.value.ordinal + set.idOffset;
  const warning = `${explicit.subject}: ${id.value} counts, although ${pod.name} would be ${derived} by its ordinal`;
  return { nodeId: id.value, warnings: [warning] };
}

function explainBadId(value: string, problem: string): string {
  return value === '-1'
    ? "-1 lets Kafka make up an id, which is another one on every new volume, and the partitions of the old one stay without it (leave it out: the pod's ordinal counts)"
    : `${problem} (without it, the pod's ordinal counts)`;
}
