import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { parsePodName } from '../../pod/podName.ts';
import type { PodFacts } from '../../pod/readPod.ts';
import type { Role } from '../../kafka/cluster/socket.ts';

/** The settings that say how many pods there are, and which of them are controllers. */
export type SizeSettings = Pick<
  KafkaSettings,
  | 'replicas'
  | 'brokers'
  | 'idOffset'
  | 'ordinalStart'
  | 'domain'
  | 'controllerStatefulset'
  | 'controllerReplicas'
  | 'controllerIdOffset'
  | 'controllerDomain'
  | 'controllerPort'
>;

/** This pod's own StatefulSet, or that of the controllers. */
export interface PodSet {
  /** Undefined where nobody says it, and the pod's name does not either. */
  readonly name: string | undefined;
  readonly replicas: number | undefined;
  /** The setting that says how many there are. */
  readonly replicasFrom: 'KAFKA_REPLICAS' | 'KAFKA_CONTROLLER_REPLICAS';
  readonly start: number;
  readonly idOffset: number;
}

// above the ordinals that a StatefulSet of brokers may have
const apartOffset = 1000;

/**
 * What a pod is when process.roles is not given: a controller in the controllers' StatefulSet, else a
 * broker, and both at once where nobody says that controllers are apart.
 */
export function defaultRoles(settings: SizeSettings, pod: PodFacts): readonly Role[] {
  const { controllerStatefulset, controllerReplicas, ordinalStart } = settings;
  const name = parsePodName(pod.name);
  if (controllerStatefulset !== undefined) {
    return isAmongControllers(settings, pod) ? ['controller'] : ['broker'];
  }
  const beyond =
    name.ok &&
    controllerReplicas !== undefined &&
    name.value.ordinal - ordinalStart >= controllerReplicas;
  return beyond ? ['broker'] : ['broker', 'controller'];
}

/** The StatefulSet of this pod. */
export function ownSet(settings: SizeSettings, pod: PodFacts): PodSet {
  // KAFKA_ID_OFFSET is not theirs: brokers and controllers may have the same variables
  if (isAmongControllers(settings, pod)) return controllerSet(settings, pod);
  return {
    name: setOf(pod),
    replicas: settings.replicas,
    replicasFrom: 'KAFKA_REPLICAS',
    start: settings.ordinalStart,
    idOffset: settings.idOffset ?? 0,
  };
}

/** The StatefulSet whose pods are the controllers: the one that is named, else this pod's own. */
export function controllerSet(settings: SizeSettings, pod: PodFacts): PodSet {
  const { controllerStatefulset, controllerReplicas, controllerIdOffset, idOffset } = settings;
  if (controllerStatefulset !== undefined) {
    return {
      name: controllerStatefulset,
      replicas: controllerReplicas,
      replicasFrom: 'KAFKA_CONTROLLER_REPLICAS',
      start: 0,
      idOffset: controllerIdOffset ?? apartOffset,
    };
  }
  const { replicas, ordinalStart } = settings;
  return {
    name: setOf(pod),
    replicas: controllerReplicas ?? replicas,
    replicasFrom: controllerReplicas === undefined ? 'KAFKA_REPLICAS' : 'KAFKA_CONTROLLER_REPLICAS',
    start: ordinalStart,
    idOffset: controllerIdOffset ?? idOffset ?? 0,
  };
}

/** The domain of this pod, where a setting says it. */
export function ownDomain(settings: SizeSettings, pod: PodFacts): string | undefined {
  const { domain, controllerDomain } = settings;
  return isAmongControllers(settings, pod) ? (controllerDomain ?? domain) : domain;
}

/** How many brokers the cluster has; undefined where nobody said it. */
export function countBrokers(settings: SizeSettings, roles: readonly Role[]): number | undefined {
  const { brokers, replicas, controllerReplicas } = settings;
  // alone with its own number, a controller knows nothing of brokers
  const counted = roles.includes('broker') || controllerReplicas !== undefined;
  return brokers ?? (counted ? replicas : undefined);
}

interface Members {
  readonly roles: readonly Role[];
  /** How many controllers vote. */
  readonly voters: number | undefined;
  readonly settings: SizeSettings;
}

/**
 * Whether a node is all there is of its cluster: the only controller and the only broker, so that what it
 * makes up for empty storage can contradict nobody. Not where nobody says how many brokers there are.
 */
export function isAlone({ roles, voters, settings }: Members): boolean {
  const both = roles.includes('controller') && roles.includes('broker');
  return both && voters === 1 && countBrokers(settings, roles) === 1;
}

function isAmongControllers({ controllerStatefulset }: SizeSettings, pod: PodFacts): boolean {
  return controllerStatefulset !== undefined && setOf(pod) === controllerStatefulset;
}

function setOf(pod: PodFacts): string | undefined {
  const name = parsePodName(pod.name);
  return name.ok ? name.value.set : undefined;
}
