import type { IContainer } from 'kubernetes-models/v1';
import { type Bundle, listKind, titleOf } from './bundle.ts';
import { parseQuantity } from './quantity.ts';
import { selects } from './selector.ts';
import { listContainers, listWorkloads, type Workload } from './workload.ts';

/** What works, and is not how these manifests are to be. */
export function findPracticeProblems(bundle: Bundle): string[] {
  const budgets = listKind(bundle, 'PodDisruptionBudget');
  return [
    ...listWorkloads(bundle).flatMap((workload) => {
      const bound = budgets.some(({ spec }) => selects(spec?.selector ?? {}, workload.labels));
      return [
        ...judgeWorkload(workload),
        ...(bound ? [] : ['no PodDisruptionBudget is for its pods']),
      ].map((problem) => `${workload.title}: ${problem}`);
    }),
    ...listContainers(bundle).flatMap(({ container, title, workload }) =>
      judgeContainer(container, workload).map((problem) => `${title}: ${problem}`),
    ),
    ...budgets
      .filter(({ spec }) => spec?.unhealthyPodEvictionPolicy === undefined)
      .map((budget) => `${titleOf(budget)}: does not say unhealthyPodEvictionPolicy`),
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
  } = object.spec ?? {};
  const { securityContext: rights } = pod;
  const isSpread = (pod.topologySpreadConstraints ?? []).length > 0;
  const rules: readonly (readonly [boolean, string])[] = [
    [object.spec?.podManagementPolicy === 'Parallel', 'podManagementPolicy is not Parallel'],
    [updateStrategy?.type === 'RollingUpdate', 'updateStrategy is not said'],
    [minReadySeconds !== undefined, 'minReadySeconds is not said'],
    [
      kept?.whenDeleted !== undefined && kept.whenScaled !== undefined,
      'persistentVolumeClaimRetentionPolicy is not said',
    ],
    [pod.enableServiceLinks === false, 'enableServiceLinks is not false'],
    [pod.automountServiceAccountToken === false, 'automountServiceAccountToken is not false'],
    [pod.terminationGracePeriodSeconds !== undefined, 'terminationGracePeriodSeconds is not said'],
    [replicas < 2 || isSpread, 'its pods are not spread'],
    [rights?.runAsNonRoot === true, 'may run as root'],
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
  const rules: readonly (readonly [boolean, string])[] = [
    [rights?.allowPrivilegeEscalation === false, 'allowPrivilegeEscalation is not false'],
    [rights?.capabilities?.drop?.includes('ALL') === true, 'does not drop all capabilities'],
    [(rights?.capabilities?.add ?? []).length === 0, 'adds capabilities'],
    [rights?.privileged !== true, 'is privileged'],
    [rights?.readOnlyRootFilesystem === true, 'readOnlyRootFilesystem is not true'],
    [limit !== undefined, 'has no memory limit'],
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
