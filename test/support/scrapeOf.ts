import { type ScrapedNode, toFigures } from '../../src/kafka/metrics/figures.ts';
import { jmxMetrics } from '../../src/kafka/metrics/jmxMetrics.ts';
import type { Look } from '../../src/kafka/metrics/look.ts';
import { memberMetrics } from '../../src/kafka/metrics/memberMetrics.ts';
import { toFamilies } from '../../src/kafka/metrics/metric.ts';
import { renderFamilies } from '../../src/tool/prometheus.ts';
import { readPrometheus } from './prometheusText.ts';

const node: ScrapedNode = {
  nodeId: 0,
  mode: 'kraft',
  roles: ['broker', 'controller'],
  version: '4.3.1',
};

/** Every series that a look makes, by name and labels. */
export function scrapeOf(look: Look, given: Partial<ScrapedNode> = {}): Record<string, number> {
  const figures = toFigures({ ...node, ...given }, look);
  const text = renderFamilies([
    ...toFamilies(jmxMetrics, figures),
    ...toFamilies(memberMetrics, figures),
  ]);
  const series: Record<string, number> = {};
  for (const family of readPrometheus(text).values()) {
    for (const [name, value] of family.series) series[name] = value;
  }
  return series;
}
