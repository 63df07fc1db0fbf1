import { type Bundle, listKind, titleOf } from './bundle.ts';
import { isEmpty, type Selector, selects } from './selector.ts';
import { listWorkloads, type Workload } from './workload.ts';

/** Selectors that select no pod of the bundle, and Services that a StatefulSet needs otherwise. */
export function findSelectorProblems(bundle: Bundle): string[] {
  const workloads = listWorkloads(bundle);
  const named = listSelectors(bundle);
  return [
    ...named
      .filter(({ selector }) => !workloads.some(({ labels }) => selects(selector, labels)))
      .map(({ title }) => `${title}: selects no pods`),
    ...named
      .filter(({ selector }) => isEmpty(selector))
      .map(({ title }) => `${title}: selects by no label`),
    ...workloads.flatMap(findOwnProblems),
    ...workloads.flatMap((workload) => findServiceProblems(workload, bundle)),
  ];
}

/** Objects that mean pods by their labels. */
function listSelectors(bundle: Bundle): { title: string; selector: Selector }[] {
  const services = listKind(bundle, 'Service').map((service) => ({
    title: titleOf(service),
    selector: { matchLabels: service.spec?.selector ?? {} },
  }));
  const budgets = listKind(bundle, 'PodDisruptionBudget').map((budget) => ({
    title: titleOf(budget),
    selector: budget.spec?.selector ?? {},
  }));
  const policies = listKind(bundle, 'NetworkPolicy').map((policy) => ({
    title: titleOf(policy),
    selector: policy.spec?.podSelector ?? {},
  }));
  const monitors = listKind(bundle, 'PodMonitor').map((monitor) => ({
    title: titleOf(monitor),
    selector: monitor.spec.selector,
  }));
  return [...services, ...budgets, ...policies, ...monitors];
}

/** Where pods are to be told from, and spread with, their own kind. */
function findOwnProblems({ title, object, labels, pod }: Workload): string[] {
  const apart = pod.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const own = [
    ['spec.selector', object.spec?.selector],
    ...apart.map(({ labelSelector }) => ['its anti-affinity', labelSelector] as const),
    ...(pod.topologySpreadConstraints ?? []).map(
      ({ labelSelector }) => ['its spread', labelSelector] as const,
    ),
  ] as const;
  return own
    .filter(([, selector]) => selector === undefined || !selects(selector, labels))
    .map(([what]) => `${title}: ${what} does not select its own pods`);
}

function findServiceProblems({ title, object, labels }: Workload, bundle: Bundle): string[] {
  const name = object.spec?.serviceName;
  const service = listKind(bundle, 'Service').find(({ metadata }) => metadata?.name === name);
  if (service === undefined) return [`${title}: there is no Service ${name}`];
  const { clusterIP, selector = {} } = service.spec ?? {};
  return [
    ...(clusterIP === 'None'
      ? []
      : [`${title}: Service ${name} is not headless: pods have no names`]),
    ...(selects({ matchLabels: selector }, labels)
      ? []
      : [`${title}: Service ${name} does not select its pods`]),
  ];
}
