import type { Family, Sample } from '../../tool/prometheus.ts';

/** What ours are called, beside those that JMX has. */
export const memberPrefix = 'kafka_member_';

/** A metric of a scrape, made of what `T` knows. */
export interface Metric<T> {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  /** The labels of its samples, if it has any. */
  readonly labels?: readonly string[];
  readonly read: (known: T) => readonly Sample[];
}

export function toFamilies<T>(metrics: readonly Metric<T>[], known: T): Family[] {
  return metrics.map(({ name, type, help, read }) => ({ name, type, help, samples: read(known) }));
}

/** A gauge with one sample, or none where nobody knows. */
export function gauge<T>(
  name: string,
  help: string,
  read: (known: T) => number | boolean | undefined,
): Metric<T> {
  return {
    name,
    type: 'gauge',
    help,
    read: (known) => {
      const value = read(known);
      return value === undefined ? [] : [{ value: Number(value) }];
    },
  };
}

/** One sample, or none where nobody knows. */
export function sampleOf(
  labels: Readonly<Record<string, string>>,
  value: number | undefined,
): Sample[] {
  return value === undefined ? [] : [{ labels, value }];
}
