import type { Metric } from '../zookeeper/replies/mntr.ts';

/** A member's metrics by name, without their `zk_`; none where its version has no such figure, or none yet. */
export interface Figures {
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
}

export function toFigures(metrics: readonly Metric[]): Figures {
  const byKey = new Map(metrics.map(({ key, value }) => [key, value]));
  return {
    text: (name) => {
      const value = byKey.get(`zk_${name}`);
      return value === undefined ? undefined : String(value);
    },
    number: (name) => {
      const value = byKey.get(`zk_${name}`);
      return typeof value === 'number' && !Number.isNaN(value) ? value : undefined;
    },
  };
}
