import type { IContainer } from 'kubernetes-models/v1';
import { type Bundle, listKind, titleOf } from './bundle.ts';
import { parseQuantity } from './quantity.ts';
import { listContainers, listWorkloads, type Workload } from './workload.ts';

/** What works, and is not how these manifests are to be. */
export function findPracticeProblems(bundle: Bundle): string[] {
  return [
    ...listWorkloads(bundle).flatMap((workload) =>
      judgeWorkload(workload).map((problem) => `${workload.title}: ${problem}`),
    ),
    ...listContainers(bundle).flatMap(({ container, title, workload }) =>
      judgeContainer(container, workload).map((problem) => `${title}: ${problem}`),
    ),
    ...listKind(bundle, 'ServiceAccount')
      .filter(({ automountServiceAccountToken }) => automountServiceAccountToken !== false)
      .map((account) => `${titleOf(account)}: hands out tokens`),
    ...listKind(bundle, 'Service')
      .filter(({ spec }) => spec?.publishNotReadyAddresses === true && spec.clusterIP !== 'None')
      .map((service) => `${titleOf(service)}: sends clients to pods that are not ready`),
  ];
}

function judgeWorkload({ object, pod, replicas }: Workload): string[] {
  const {
    persistentVolumeClaimRetentionPolicy: kept,
    updateStrategy,
    minReadySeconds,
    volumeClaimTemplates: claims = [],
  } = object.spec ?? {};
  const { securityContext: rights } = pod;
  const spread = (pod.topologySpreadConstraints ?? []).map(({ topologyKey }) => topologyKey);
  const apart = pod.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const places = [...spread, ...apart.map(({ topologyKey }) => topologyKey)];
  const rules: readonly (readonly [boolean, string])[] = [
    [object.spec?.podManagementPolicy === 'Parallel', 'podManagementPolicy is not Parallel'],
    [updateStrategy?.type === 'RollingUpdate', 'updateStrategy is not said'],
    [
      (updateStrategy?.rollingUpdate?.partition ?? 0) === 0,
      'an update leaves out pods (partition)',
    ],
    [minReadySeconds !== undefined, 'minReadySeconds is not said'],
    [
      kept?.whenDeleted !== undefined && kept.whenScaled !== undefined,
      'persistentVolumeClaimRetentionPolicy is not said',
    ],
    [pod.enableServiceLinks === false, 'enableServiceLinks is not false'],
    [pod.automountServiceAccountToken === false, 'automountServiceAccountToken is not false'],
    [pod.terminationGracePeriodSeconds !== undefined, 'terminationGracePeriodSeconds is not said'],
    [
      claims.every(({ spec }) => spec?.accessModes?.join(' ').startsWith('ReadWriteOnce') === true),
      'its claims are not ReadWriteOnce: a volume is of one pod',
    ],
    [replicas < 2 || spread.length > 0, 'its pods are not spread'],
    [replicas < 2 || places.includes('kubernetes.io/hostname'), 'its pods may all be on one node'],
    [rights?.runAsNonRoot === true && rights.runAsUser !== 0, 'may run as root'],
    [rights?.seccompProfile?.type === 'RuntimeDefault', 'seccompProfile is not RuntimeDefault'],
    [rights?.fsGroup !== undefined, 'fsGroup is not said, and volumes may not be writable'],
    [
      (pod.volumes ?? []).every(({ hostPath }) => hostPath === undefined),
      'mounts folders of the node',
    ],
    [
      [pod.hostNetwork, pod.hostPID, pod.hostIPC].every((host) => host !== true),
      'shares what is the node’s',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, problem]) => problem);
}

function judgeContainer(container: IContainer, { containers }: Workload): string[] {
  const { securityContext: rights, resources, ports = [] } = container;
  const limit = parseQuantity(resources?.limits?.['memory']);
  const variables = (container.env ?? []).map(({ name }) => name);
  const rules: readonly (readonly [boolean, string])[] = [
    [rights?.runAsNonRoot !== false && rights?.runAsUser !== 0, 'may run as root'],
    [
      (rights?.seccompProfile?.type ?? 'RuntimeDefault') === 'RuntimeDefault',
      'seccompProfile is not RuntimeDefault',
    ],
    [rights?.allowPrivilegeEscalation === false, 'allowPrivilegeEscalation is not false'],
    [rights?.capabilities?.drop?.includes('ALL') === true, 'does not drop all capabilities'],
    [(rights?.capabilities?.add ?? []).length === 0, 'adds capabilities'],
    [rights?.privileged !== true, 'is privileged'],
    [rights?.readOnlyRootFilesystem === true, 'readOnlyRootFilesystem is not true'],
    [limit !== undefined, 'has no memory limit'],
    [fits(resources, 'memory') && fits(resources, 'cpu'), 'requests more than its limit'],
    [new Set(variables).size === variables.length, 'has a variable twice'],
    [parseQuantity(resources?.requests?.['memory']) !== undefined, 'requests no memory'],
    [parseQuantity(resources?.requests?.['cpu']) !== undefined, 'requests no CPU'],
    [container.imagePullPolicy === 'IfNotPresent', 'imagePullPolicy is not IfNotPresent'],
    [
      container.terminationMessagePolicy === 'FallbackToLogsOnError',
      'its last lines are not shown by kubectl describe (terminationMessagePolicy)',
    ],
    [ports.every(({ hostPort }) => hostPort === undefined), 'opens ports of the node'],
    [
      !containers.includes(container) || container.readinessProbe !== undefined,
      'has no readinessProbe',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, problem]) => problem);
}

function fits({ requests, limits }: NonNullable<IContainer['resources']> = {}, what: string) {
  const limit = parseQuantity(limits?.[what]);
  return limit === undefined || (parseQuantity(requests?.[what]) ?? 0) <= limit;
}
