import { type Family, renderLabels, type Sample } from '../../tool/prometheus.ts';
import type { Metric } from '../replies/mntr.ts';
import { toProviderSample } from './providerSample.ts';

/**
 * The figures of mntr under the names and types that ZooKeeper's own provider for Prometheus gives
 * them, whichever provider the server has, and those of 3.4 and 3.5 under the names of later ones.
 */
export function toProviderFamilies(metrics: readonly Metric[]): Family[] {
  const others = new Map(metrics.map((metric) => [metric.key, metric]));
  const families = new Map<string, Family & { readonly series: Map<string, Sample> }>();
  for (const metric of metrics) {
    const sample = toProviderSample(metric, others);
    if (sample === undefined) continue;
    const { name, type, help, suffix, labels = {}, value } = sample;
    const family = families.get(name) ?? { name, type, help, samples: [], series: new Map() };
    families.set(name, family);
    // Two series of the same name and labels, or a sample of another type, would cost the whole scrape.
    if (family.type !== type) continue;
    const series = `${suffix ?? ''}${renderLabels(labels)}`;
    if (!family.series.has(series)) family.series.set(series, { suffix, labels, value });
  }
  return [...families.values()].map(({ name, type, help, series }) => ({
    name,
    type,
    help,
    samples: [...series.values()],
  }));
}
