import { counters } from './counters.ts';
import type { Described } from './described.ts';
import { gauges } from './gauges.ts';
import { processorSummaries } from './processorSummaries.ts';
import { summaries } from './summaries.ts';

/** Every metric of ZooKeeper's own provider for Prometheus, but for those of the JVM. */
export const describedMetrics: readonly Described[] = [
  ...gauges,
  ...counters,
  ...summaries,
  ...processorSummaries,
];

const byName: ReadonlyMap<string, Described> = new Map(
  describedMetrics.map((described) => [described.name, described]),
);
const keyedOnes = describedMetrics.filter(({ keyed }) => keyed);

/** The metric of this name. */
export function findDescribed(name: string): Described | undefined {
  return byName.get(name);
}

/**
 * Takes a name of ZooKeeper's default provider apart, which writes the key of a keyed metric before
 * it: `zookeeper_write_per_namespace` is write_per_namespace of the node /zookeeper.
 */
export function splitKey(
  name: string,
): { readonly described: Described; readonly key?: string } | undefined {
  const described = byName.get(name);
  if (described !== undefined) return { described };
  const keyed = keyedOnes.find((one) => name.endsWith(`_${one.name}`));
  return keyed === undefined
    ? undefined
    : { described: keyed, key: name.slice(0, -keyed.name.length - 1) };
}
