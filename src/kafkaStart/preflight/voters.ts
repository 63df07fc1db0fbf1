import { parseVoters } from '../../kafka/cluster/voters.ts';
import { type Entries, valueOf } from '../../kafka/properties/entries.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { metadataFolder } from '../../kafka/storage/logDir.ts';
import { type QuorumState, quorumStateFile } from '../../kafka/storage/quorumState.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import type { Role } from '../../kafka/cluster/socket.ts';
import type { Finding } from './preflight.ts';

export interface VoterFacts {
  readonly settings: Pick<KafkaSettings, 'replicas' | 'controllerReplicas' | 'allowUnsafeResize'>;
  /** What the operator gave. */
  readonly given: Entries;
  /** All that the broker will read. */
  readonly properties: Entries;
  readonly roles: readonly Role[];
  readonly metadataDir: string | undefined;
  /** What the metadata dir remembers of a static quorum. */
  readonly known: QuorumState | undefined;
}

const votersKey = 'controller.quorum.voters';

/**
 * A static quorum with other voters than the one that this controller voted with. Refused however small the
 * change is: each node counts votes by its own list, and Kafka has no steps from one to the next.
 */
export function judgeVoters(facts: VoterFacts): Issue[] {
  const { known, roles, settings } = facts;
  const next = plannedVoters(facts);
  if (known === undefined || next === undefined || !roles.includes('controller')) return [];
  if (settings.allowUnsafeResize || next.join() === known.voters.join()) return [];
  const problem = `the voters are to be ${next.join(', ')}, and this controller has voted with ${known.voters.join(', ')}: a static quorum cannot be changed by a new list, of which a majority may know nothing of what the old one has committed (${remedyOf(facts, next, known.voters)}; only a dynamic quorum changes its voters; KAFKA_ALLOW_UNSAFE_RESIZE=true overrides)`;
  return [{ subject: subjectOf(facts), problem, exitCode: ExitCode.Config }];
}

/** What founds a quorum is to be taken away once it has, since a controller that loses its volume would found one again. */
export function findFounding(
  {
    settings,
    roles,
  }: VoterFacts & { readonly settings: Pick<KafkaSettings, 'bootstrap' | 'initialControllers'> },
  formatAs: string | undefined,
  isDynamic: boolean,
): Finding[] {
  if (formatAs !== undefined || !isDynamic || !roles.includes('controller')) return [];
  const set = [
    ...(settings.bootstrap ? ['KAFKA_BOOTSTRAP'] : []),
    ...(settings.initialControllers === undefined ? [] : ['KAFKA_INITIAL_CONTROLLERS']),
  ];
  const text =
    'is for the first start alone, and the storage is formatted: with it a controller that loses its volume comes back as the voter that it was, without what it had acknowledged (take it away)';
  return set.map((subject) => ({ type: 'warning', subject, text }));
}

/** A dynamic quorum on storage of a static one, whose list it does not know until it has been upgraded. */
export function findStaticVoters(facts: VoterFacts): Finding[] {
  const { known, roles, metadataDir, properties } = facts;
  if (known === undefined || !roles.includes('controller') || properties.has(votersKey)) return [];
  const file = `${metadataDir}/${metadataFolder}/${quorumStateFile}`;
  const text = `says that the quorum is static, with the voters ${known.voters.join(', ')}: without ${votersKey} its controllers find no leader unless it was upgraded (kafka-features.sh upgrade --feature kraft.version=1, from Kafka 4.1 on, while the voters are still listed)`;
  return [{ type: 'warning', subject: file, text }];
}

function plannedVoters({ properties }: VoterFacts): readonly number[] | undefined {
  const parsed = parseVoters(valueOf(properties, votersKey) ?? '');
  return parsed.ok ? parsed.value.map(({ id }) => id).toSorted((a, b) => a - b) : undefined;
}

function subjectOf({ given, settings }: VoterFacts): string {
  const entry = given.get(votersKey);
  if (entry !== undefined) return entry.subject;
  return settings.controllerReplicas === undefined ? 'KAFKA_REPLICAS' : 'KAFKA_CONTROLLER_REPLICAS';
}

function remedyOf(facts: VoterFacts, next: readonly number[], old: readonly number[]): string {
  const { given, settings } = facts;
  const again = `KAFKA_CONTROLLER_REPLICAS=${old.length}`;
  if (given.has(votersKey)) return 'give the old list again';
  // the same pods, fewer or more of them
  const isResized = next.length !== old.length && next[0] === old[0];
  if (!isResized)
    return 'give the voters their old ids again, by KAFKA_ID_OFFSET or controller.quorum.voters';
  if (settings.controllerReplicas !== undefined) return `set ${again} again`;
  return next.length * 2 > old.length
    ? `keep them by ${again}: pods beyond them are brokers only`
    : `keep them by KAFKA_REPLICAS=${old.length}`;
}
