import type { Metric } from '../zookeeper/replies/mntr.ts';

/**
 * Every metric by the key that the server gives it, labels included, with its number; a figure that
 * the server does not have yet (NaN) is null.
 */
export function renderJson(metrics: readonly Metric[]): string {
  const byKey = Object.fromEntries(metrics.map(({ key, value }) => [key, value]));
  return `${JSON.stringify(byKey, undefined, 2)}\n`;
}
