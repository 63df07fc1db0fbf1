import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { IContainer, IPodSpec } from 'kubernetes-models/v1';
import { type Bundle, listKind, titleOf } from './bundle.ts';

/** Pods of one kind, as a StatefulSet makes them. */
export interface Workload {
  readonly title: string;
  readonly object: IStatefulSet;
  readonly replicas: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly pod: IPodSpec;
  /** Of containers that stay. */
  readonly containers: readonly IContainer[];
  readonly initContainers: readonly IContainer[];
  /** Names of the claims, which are volumes of the pod. */
  readonly claims: readonly string[];
}

export function listWorkloads(bundle: Bundle): readonly Workload[] {
  return listKind(bundle, 'StatefulSet').map((object) => {
    const { template, replicas, volumeClaimTemplates } = object.spec ?? {};
    const pod = template?.spec ?? { containers: [] };
    return {
      title: titleOf(object),
      object,
      replicas: replicas ?? 1,
      labels: template?.metadata?.labels ?? {},
      pod,
      containers: pod.containers,
      initContainers: pod.initContainers ?? [],
      claims: (volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name ?? ''),
    };
  });
}

/** Every container with the workload that it is in, and what problems call it. */
export function listContainers(bundle: Bundle) {
  return listWorkloads(bundle).flatMap((workload) =>
    [...workload.initContainers, ...workload.containers].map((container) => ({
      workload,
      container,
      title: `${workload.title}: ${container.name}`,
    })),
  );
}
