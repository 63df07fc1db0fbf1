import { type Entries, type Entry, isTrue, issueOf } from '../../kafka/properties/entries.ts';
import {
  parsePlaces,
  parseVoters,
  renderPlaces,
  renderVoters,
} from '../../kafka/cluster/voters.ts';
import { isAtLeast } from '../../kafka/version.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import { type ControllerFacts, deriveControllers } from './controllers.ts';
import { isAlone } from './controllerSet.ts';
import { decideFounding, type Founding } from './founding.ts';
import { findRepeated } from '../../tool/repeated.ts';

export interface QuorumFacts extends ControllerFacts {
  readonly given: Entries;
  /** Of Kafka. */
  readonly version: string;
}

export interface Quorum {
  /** The quorum keeps the list of its voters itself (KIP-853). */
  readonly dynamic: boolean;
  /** How many controllers vote; undefined where only the quorum knows it. */
  readonly voters: number | undefined;
  readonly derived: readonly (readonly [string, string])[];
  readonly founding: Founding;
  readonly warnings: readonly string[];
}

const votersKey = 'controller.quorum.voters';
const bootstrapKey = 'controller.quorum.bootstrap.servers';
const autoJoinKey = 'controller.quorum.auto.join.enable';
const deadBootstrap =
  'KAFKA_BOOTSTRAP: does nothing, since it founds a dynamic quorum and this one is static (set KAFKA_DYNAMIC_QUORUM=true in a new cluster, or leave it out)';
const twoVoters =
  'controller.quorum.voters: of two controllers neither may be away (three survive the loss of one; one alone, by KAFKA_CONTROLLER_REPLICAS=1, does as well in a new cluster)';
const firstDynamic = '3.9';
const firstAutoJoin = '4.2';

/** The KRaft quorum: what is given, else every pod of the controllers' StatefulSet. */
export function decideQuorum(facts: QuorumFacts, issues: Issue[]): Quorum | undefined {
  const { given, settings } = facts;
  const voters = given.get(votersKey);
  const dynamic = settings.dynamicQuorum || (voters === undefined && given.has(bootstrapKey));
  if (voters !== undefined && dynamic) {
    const problem =
      'names the voters of a static quorum, and KAFKA_DYNAMIC_QUORUM asks for a dynamic one (leave one of them out)';
    issues.push(issueOf(voters, problem));
    return undefined;
  }
  if (dynamic) return decideDynamic(facts, issues);
  if (settings.initialControllers !== undefined) {
    const problem =
      'founds a dynamic quorum, and this one is static (set KAFKA_DYNAMIC_QUORUM=true, or leave it out)';
    issues.push({ subject: 'KAFKA_INITIAL_CONTROLLERS', problem, exitCode: ExitCode.Config });
  }
  const warnings = settings.bootstrap ? [deadBootstrap] : [];
  const rest = { dynamic: false, founding: { type: 'none' }, warnings } as const;
  if (voters !== undefined) {
    const count = countGiven(voters, facts, issues);
    return count === undefined ? undefined : { ...rest, voters: count, derived: [] };
  }
  const controllers = deriveControllers(facts, issues);
  if (controllers === undefined) return undefined;
  return {
    ...rest,
    voters: controllers.length,
    warnings: [...warnings, ...(controllers.length === 2 ? [twoVoters] : [])],
    derived: [[votersKey, renderVoters(controllers)]],
  };
}

function countGiven(entry: Entry, { way, nodeId }: QuorumFacts, issues: Issue[]) {
  const parsed = parseVoters(entry.value);
  if (!parsed.ok) {
    issues.push(issueOf(entry, parsed.problem));
    return undefined;
  }
  const isController = way.roles.includes('controller');
  const ids = parsed.value.map(({ id }) => id);
  const twice = findRepeated(ids);
  if (twice !== undefined) issues.push(issueOf(entry, `names ${twice} twice`));
  if (isController && !ids.includes(nodeId)) {
    issues.push(issueOf(entry, `expected this controller's own id, ${nodeId}, among them`));
  }
  if (!isController && ids.includes(nodeId)) {
    const problem = `contains ${nodeId}, the id of this broker, which is no controller`;
    issues.push(issueOf(entry, problem));
  }
  return ids.length;
}

function decideDynamic(facts: QuorumFacts, issues: Issue[]): Quorum | undefined {
  const { given, settings, version, way, nodeId } = facts;
  const say = (subject: string, problem: string): void => {
    issues.push({ subject, problem, exitCode: ExitCode.Config });
  };
  const entry = given.get(bootstrapKey);
  if (!isAtLeast(version, firstDynamic)) {
    say(entry?.subject ?? 'KAFKA_DYNAMIC_QUORUM', `Kafka ${version} has no dynamic quorum`);
  }
  const places = entry === undefined ? undefined : parsePlaces(entry.value);
  if (entry !== undefined && places?.ok === false) issues.push(issueOf(entry, places.problem));
  const isController = way.roles.includes('controller');
  const canDerive = settings.replicas !== undefined || settings.controllerReplicas !== undefined;
  const founds = settings.bootstrap && isController && settings.initialControllers === undefined;
  const controllers =
    entry === undefined || founds || (isController && canDerive)
      ? deriveControllers(facts, entry === undefined || founds ? issues : [])
      : undefined;
  const canAutoJoin = isAtLeast(version, firstAutoJoin) && isController;
  const known = entry === undefined ? controllers?.length : undefined;
  const alone = isAlone({ roles: way.roles, voters: known, settings });
  return {
    dynamic: true,
    warnings: [],
    voters: alone ? 1 : undefined,
    derived: [
      ...(controllers === undefined ? [] : [[bootstrapKey, renderPlaces(controllers)] as const]),
      ...(canAutoJoin ? [[autoJoinKey, 'true'] as const] : []),
    ],
    founding: decideFounding({
      roles: way.roles,
      nodeId,
      bootstrap: settings.bootstrap,
      initialControllers: settings.initialControllers,
      controllers,
      alone,
      autoJoin: canAutoJoin && isTrue(given, autoJoinKey, true),
    }),
  };
}
