import { type Entries, type Entry, issueOf, valueOf } from '../kafka/entries.ts';
import { parsePodName } from '../pod/podName.ts';
import type { PodFacts } from '../pod/readPod.ts';
import { parseInteger } from '../tool/parsers.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Issue } from '../tool/settings.ts';
import type { Mode } from './mode.ts';

interface IdFacts {
  readonly given: Entries;
  readonly pod: PodFacts;
  readonly idOffset: number;
  readonly mode: Mode;
}

/** The id of the broker or controller, and what to say about it. */
export interface Identity {
  readonly nodeId: number;
  readonly warnings: readonly string[];
}

const parseId = parseInteger({ min: 0, max: 2 ** 31 - 1 });
const defaultReservedMaxId = 1000;

/** The id that node.id or broker.id gives, else the ordinal of the pod plus the offset. */
export function decideIdentity(facts: IdFacts, issues: Issue[]): Identity | undefined {
  const { given, pod, idOffset, mode } = facts;
  const explicit = given.get('node.id') ?? given.get('broker.id');
  const name = parsePodName(pod.name);
  if (explicit === undefined) {
    if (name.ok) return { nodeId: name.value.ordinal + idOffset, warnings: [] };
    const problem = `${name.problem} (set POD_NAME, or give ${mode === 'kraft' ? 'node.id' : 'broker.id'} itself)`;
    issues.push({ subject: pod.nameSource, problem, exitCode: ExitCode.Config });
    return undefined;
  }
  const id = parseId(explicit.value.trim());
  if (!id.ok) {
    issues.push(issueOf(explicit, `${id.problem} (leave it out: it is the pod's ordinal then)`));
    return undefined;
  }
  checkAgreement(given, explicit, issues);
  if (mode === 'zookeeper') checkReserved(given, explicit, id.value, issues);
  const derived = name.ok ? name.value.ordinal + idOffset : undefined;
  if (derived === undefined || derived === id.value) return { nodeId: id.value, warnings: [] };
  const line = `${explicit.subject}: ${id.value} counts, although the pod's ordinal and KAFKA_ID_OFFSET give ${derived}`;
  return { nodeId: id.value, warnings: [line] };
}

function checkAgreement(given: Entries, explicit: Entry, issues: Issue[]): void {
  const other = given.get('broker.id');
  if (other === undefined || other.value.trim() === explicit.value.trim()) return;
  const problem = `must be the same as node.id (${explicit.value.trim()}), got ${other.value.trim()}`;
  issues.push(issueOf(other, problem));
}

// An id above it is refused by the broker, which keeps those for generated ids.
function checkReserved(given: Entries, explicit: Entry, id: number, issues: Issue[]): void {
  if (valueOf(given, 'broker.id.generation.enable') === 'false') return;
  const max = Number(valueOf(given, 'reserved.broker.max.id') ?? defaultReservedMaxId);
  if (id <= max) return;
  issues.push(issueOf(explicit, `expected at most ${max} (reserved.broker.max.id), got ${id}`));
}
