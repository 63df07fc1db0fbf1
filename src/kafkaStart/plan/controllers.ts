import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import type { Voter } from '../../kafka/cluster/voters.ts';
import { parsePodName } from '../../pod/podName.ts';
import type { PodFacts } from '../../pod/readPod.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import { controllerSet, ownSet, type SizeSettings } from './controllerSet.ts';
import type { Way } from './mode.ts';
import type { Socket } from '../../kafka/cluster/socket.ts';
import { controllerPort } from './sockets.ts';

export interface ControllerFacts {
  readonly settings: SizeSettings &
    Pick<KafkaSettings, 'dynamicQuorum' | 'bootstrap' | 'initialControllers'>;
  readonly way: Way;
  readonly pod: PodFacts;
  readonly domain: string | undefined;
  readonly nodeId: number;
  readonly sockets: readonly Socket[];
}

/** The controllers that follow from the settings: every pod of their StatefulSet. */
export function deriveControllers(
  facts: ControllerFacts,
  issues: Issue[],
): readonly Voter[] | undefined {
  const { settings, pod, way, nodeId } = facts;
  const say = (subject: string, problem: string): undefined => {
    issues.push({ subject, problem, exitCode: ExitCode.Config });
  };
  const apart = settings.controllerStatefulset !== undefined;
  const isController = way.roles.includes('controller');
  const set = controllerSet(settings, pod);
  if (!isController && !apart && settings.controllerReplicas === undefined) {
    return say(
      'KAFKA_CONTROLLER_QUORUM_VOTERS',
      'is required where process.roles is broker (or KAFKA_CONTROLLER_STATEFULSET and KAFKA_CONTROLLER_REPLICAS)',
    );
  }
  if (set.replicas === undefined) {
    return apart
      ? say('KAFKA_CONTROLLER_REPLICAS', 'is required with KAFKA_CONTROLLER_STATEFULSET')
      : say(
          'KAFKA_REPLICAS',
          'is required in KRaft mode: spec.replicas of the StatefulSet, 1 for a single broker (or give controller.quorum.voters)',
        );
  }
  const port = decidePort(facts, issues);
  const domain = settings.controllerDomain ?? facts.domain;
  const hostOf = (name: string): string => (domain === undefined ? name : `${name}.${domain}`);
  if (set.replicas === 1 && !apart && isController) {
    return [{ id: nodeId, host: hostOf(pod.name), port }];
  }
  const { name } = set;
  if (name === undefined || (!apart && !hasOwnOrdinal(facts))) {
    return say(
      'KAFKA_CONTROLLER_QUORUM_VOTERS',
      `is required where the id, ${nodeId}, is not the pod's ordinal plus KAFKA_ID_OFFSET`,
    );
  }
  return checkOwn(
    facts,
    Array.from({ length: set.replicas }, (_, index) => ({
      id: set.start + index + set.idOffset,
      host: hostOf(`${name}-${set.start + index}`),
      port,
    })),
    say,
  );
}

function checkOwn(
  { nodeId, way, pod, settings }: ControllerFacts,
  controllers: readonly Voter[],
  say: (subject: string, problem: string) => undefined,
): readonly Voter[] | undefined {
  const isController = way.roles.includes('controller');
  const isListed = controllers.some(({ id }) => id === nodeId);
  if (isController === isListed) return controllers;
  const ids = controllers.map(({ id }) => id).join(', ');
  if (isController && settings.controllerStatefulset === undefined) {
    const { replicasFrom } = controllerSet(settings, pod);
    const offset = settings.controllerIdOffset;
    return offset === undefined || offset === (settings.idOffset ?? 0)
      ? say(
          replicasFrom,
          `gives the controllers the ids ${ids}, and the controller ${pod.name} has ${nodeId} (raise it, or leave controller out of process.roles)`,
        )
      : say(
          'KAFKA_CONTROLLER_ID_OFFSET',
          `gives the controllers the ids ${ids}, and the controller ${pod.name} has ${nodeId} (leave it out: KAFKA_ID_OFFSET counts where controllers are brokers too)`,
        );
  }
  return isController
    ? say(
        'KAFKA_CONTROLLER_STATEFULSET',
        `its pods have the ids ${ids}, and the controller ${pod.name} has ${nodeId} (mend KAFKA_CONTROLLER_STATEFULSET or process.roles)`,
      )
    : say(
        'KAFKA_CONTROLLER_ID_OFFSET',
        `gives the controllers the ids ${ids}, and ${nodeId} is the id of this broker (set it or KAFKA_ID_OFFSET further apart)`,
      );
}

function hasOwnOrdinal({ pod, settings, nodeId }: ControllerFacts): boolean {
  const name = parsePodName(pod.name);
  return name.ok && name.value.ordinal + ownSet(settings, pod).idOffset === nodeId;
}

function decidePort({ settings, sockets }: ControllerFacts, issues: Issue[]): number {
  const own = sockets.find(({ role }) => role === 'controller');
  const port = settings.controllerPort ?? own?.port ?? controllerPort;
  if (own !== undefined && own.port !== port) {
    const problem = `got ${port}, and the listener ${own.name} of this controller is at ${own.port} (leave it out, or make them the same)`;
    issues.push({ subject: 'KAFKA_CONTROLLER_PORT', problem, exitCode: ExitCode.Config });
  }
  return port;
}
