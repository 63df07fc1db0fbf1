import { type Entries, issueOf } from '../../kafka/properties/entries.ts';
import { parseVoters, renderVoters, type Voter } from '../../kafka/cluster/voters.ts';
import { parsePodName } from '../../pod/podName.ts';
import type { PodFacts } from '../../pod/readPod.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import type { Way } from './mode.ts';
import type { Socket } from './sockets.ts';

export interface QuorumFacts {
  readonly given: Entries;
  readonly way: Way;
  readonly pod: PodFacts;
  readonly domain: string | undefined;
  readonly replicas: number | undefined;
  readonly idOffset: number;
  readonly nodeId: number;
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
  const entry = given.get('controller.quorum.voters');
  if (bootstrap !== undefined && entry === undefined) {
    if (!isController) return { voters: undefined, derived: [] };
    const problem =
      'a controller of a dynamic quorum cannot be formatted here yet (give controller.quorum.voters, or leave both out)';
    issues.push(issueOf(bootstrap, problem));
    return undefined;
  }
  if (entry === undefined) return deriveQuorum(facts, isController, issues);
  const parsed = parseVoters(entry.value);
  if (!parsed.ok) {
    issues.push(issueOf(entry, parsed.problem));
    return undefined;
  }
  const isVoter = parsed.value.some(({ id }) => id === nodeId);
  if (isController && !isVoter) {
    issues.push(issueOf(entry, `expected this controller's own id, ${nodeId}, among them`));
  }
  if (!isController && isVoter) {
    const problem = `contains ${nodeId}, the id of this broker, which is no controller`;
    issues.push(issueOf(entry, problem));
  }
  return { voters: parsed.value.length, derived: [] };
}

function deriveQuorum(
  facts: QuorumFacts,
  isController: boolean,
  issues: Issue[],
): Quorum | undefined {
  const { replicas, nodeId } = facts;
  const say = (subject: string, problem: string): undefined => {
    issues.push({ subject, problem, exitCode: ExitCode.Config });
  };
  if (!isController) {
    return say('KAFKA_CONTROLLER_QUORUM_VOTERS', 'is required where process.roles is broker');
  }
  if (replicas === undefined) {
    return say(
      'KAFKA_REPLICAS',
      'is required in KRaft mode: spec.replicas of the StatefulSet (or give controller.quorum.voters)',
    );
  }
  const voters = listVoters(facts, replicas);
  if (voters === undefined) {
    return say(
      'KAFKA_CONTROLLER_QUORUM_VOTERS',
      `is required where the id, ${nodeId}, is not the pod's ordinal plus KAFKA_ID_OFFSET`,
    );
  }
  const derived = [['controller.quorum.voters', renderVoters(voters)]] as const;
  return { voters: voters.length, derived };
}

function listVoters(facts: QuorumFacts, replicas: number): readonly Voter[] | undefined {
  const { pod, domain, idOffset, nodeId, sockets } = facts;
  const port = sockets.find(({ role }) => role === 'controller')?.port ?? 0;
  const hostOf = (name: string): string => (domain === undefined ? name : `${name}.${domain}`);
  if (replicas === 1) return [{ id: nodeId, host: hostOf(pod.name), port }];
  const name = parsePodName(pod.name);
  if (!name.ok || name.value.ordinal + idOffset !== nodeId) return undefined;
  return Array.from({ length: replicas }, (_, ordinal) => ({
    id: ordinal + idOffset,
    host: hostOf(`${name.value.set}-${ordinal}`),
    port,
  }));
}
