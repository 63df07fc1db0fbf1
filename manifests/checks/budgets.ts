import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { type Bundle, listKind, titleOf } from './bundle.ts';
import { selects } from './selector.ts';
import { listServers } from './servers.ts';
import { listWorkloads } from './workload.ts';

/** Workloads without a budget, and budgets that let nobody go or more at once than a quorum bears. */
export function findBudgetProblems(bundle: Bundle): string[] {
  const budgets = listKind(bundle, 'PodDisruptionBudget');
  const members = new Set(listServers(bundle).map(({ workload }) => workload.title));
  return [
    ...budgets
      .filter(({ spec }) => spec?.unhealthyPodEvictionPolicy === undefined)
      .map((budget) => `${titleOf(budget)}: does not say unhealthyPodEvictionPolicy`),
    ...listWorkloads(bundle).flatMap(({ title, labels, replicas }) => {
      const own = budgets.filter(({ spec }) => selects(spec?.selector ?? {}, labels));
      if (own.length === 0) return [`${title}: no PodDisruptionBudget is for its pods`];
      if (own.length > 1) return [`${title}: of two budgets for a pod, evictions heed none`];
      return own.flatMap((budget) => {
        const evicted = countEvicted(budget, replicas);
        if (evicted < 1)
          return [`${titleOf(budget)}: no node that has one of its pods can be drained`];
        return evicted > 1 && members.has(title)
          ? [`${titleOf(budget)}: lets ${evicted} go at once, and members go one by one`]
          : [];
      });
    }),
  ];
}

/** How many of the pods may be evicted while all are ready; Kubernetes rounds a share up. */
function countEvicted({ spec }: IPodDisruptionBudget, replicas: number): number {
  const { maxUnavailable, minAvailable } = spec ?? {};
  const count = (part: string | number) =>
    typeof part === 'number' ? part : Math.ceil((Number.parseInt(part, 10) / 100) * replicas);
  if (maxUnavailable !== undefined) return count(maxUnavailable);
  return replicas - count(minAvailable ?? 0);
}
