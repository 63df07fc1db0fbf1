import { type Entries, issueOf } from '../kafka/entries.ts';
import type { KafkaSettings } from '../kafka/settings.ts';
import { parseVoters, renderVoters, type Voter } from '../kafka/voters.ts';
import { decideDomain } from '../pod/domain.ts';
import { parsePodName } from '../pod/podName.ts';
import type { PodFacts } from '../pod/readPod.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Issue } from '../tool/settings.ts';
import type { Way } from './mode.ts';
import type { Socket } from './sockets.ts';

interface QuorumFacts {
  readonly settings: KafkaSettings;
  readonly pod: PodFacts;
  readonly given: Entries;
  readonly way: Way;
  readonly nodeId: number | undefined;
  readonly sockets: readonly Socket[];
}

export interface Quorum {
  /** Undefined where the quorum is dynamic. */
  readonly voters: number | undefined;
  readonly derived: readonly (readonly [string, string])[];
}

/** The KRaft quorum: what is given, else every pod of this StatefulSet. */
export function decideQuorum(facts: QuorumFacts, issues: Issue[]): Quorum | undefined {
  const { given, way, nodeId } = facts;
  const isController = way.roles.includes('controller');
  const bootstrap = given.get('controller.quorum.bootstrap.servers');
  if (bootstrap !== undefined && !given.has('controller.quorum.voters')) {
    if (!isController) return { voters: undefined, derived: [] };
    const problem =
      'a controller of a dynamic quorum cannot be formatted here yet (give controller.quorum.voters, or leave both out)';
    issues.push(issueOf(bootstrap, problem));
    return undefined;
  }
  const entry = given.get('controller.quorum.voters');
  if (entry === undefined) return deriveQuorum(facts, isController, issues);
  const parsed = parseVoters(entry.value);
  if (!parsed.ok) {
    issues.push(issueOf(entry, parsed.problem));
    return undefined;
  }
  const isVoter = parsed.value.some(({ id }) => id === nodeId);
  if (nodeId !== undefined && isController && !isVoter) {
    issues.push(issueOf(entry, `expected this controller's own id ${nodeId} in the list`));
  }
  if (nodeId !== undefined && !isController && isVoter) {
    issues.push(
      issueOf(entry, `contains ${nodeId}, the id of this broker, which is no controller`),
    );
  }
  return { voters: parsed.value.length, derived: [] };
}

function deriveQuorum(
  { settings, pod, nodeId, sockets }: QuorumFacts,
  isController: boolean,
  issues: Issue[],
): Quorum | undefined {
  const say = (subject: string, problem: string): undefined => {
    issues.push({ subject, problem, exitCode: ExitCode.Config });
  };
  if (!isController) {
    return say(
      'controller.quorum.voters',
      'is required where process.roles is broker (set KAFKA_CONTROLLER_QUORUM_VOTERS)',
    );
  }
  const { replicas, idOffset } = settings;
  if (replicas === undefined) {
    return say(
      'KAFKA_REPLICAS',
      'is required in KRaft mode (set it to spec.replicas of the StatefulSet, or give controller.quorum.voters)',
    );
  }
  const port = sockets.find(({ role }) => role === 'controller')?.port;
  if (port === undefined || nodeId === undefined) return undefined; // said already
  const domain = decideDomain(settings.domain, pod);
  const hostOf = (name: string): string => (domain === undefined ? name : `${name}.${domain}`);
  const name = parsePodName(pod.name);
  const byOrdinal = name.ok && nodeId === name.value.ordinal + idOffset;
  if (!byOrdinal) {
    if (replicas === 1) return derive([{ id: nodeId, host: hostOf(pod.name), port }]);
    return say(
      'controller.quorum.voters',
      `is required where the id ${nodeId} is not the pod's ordinal plus KAFKA_ID_OFFSET`,
    );
  }
  const { set, ordinal } = name.value;
  if (ordinal >= replicas) {
    return say(
      'KAFKA_REPLICAS',
      `expected at least ${ordinal + 1} for ${pod.name}, got ${replicas} (raise it on every pod before spec.replicas)`,
    );
  }
  return derive(
    Array.from({ length: replicas }, (_, member): Voter => {
      return { id: member + idOffset, host: hostOf(`${set}-${member}`), port };
    }),
  );
}

function derive(voters: readonly Voter[]): Quorum {
  return {
    voters: voters.length,
    derived: [['controller.quorum.voters', renderVoters(voters)]],
  };
}
