import type { IPodDisruptionBudgetSpec } from 'kubernetes-models/policy/v1';

export type Selector = NonNullable<IPodDisruptionBudgetSpec['selector']>;
type Labels = Readonly<Record<string, string>>;

/** Whether a selector takes these labels. One that says nothing takes all. */
export function selects(selector: Selector, labels: Labels): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }) => fits(labels[key], operator, values ?? []))
  );
}

/** Whether a selector says nothing: all pods, for a Service none. */
export function isEmpty({ matchLabels = {}, matchExpressions = [] }: Selector): boolean {
  return Object.keys(matchLabels).length + matchExpressions.length === 0;
}

function fits(value: string | undefined, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}
