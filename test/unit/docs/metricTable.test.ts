import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderMetricPage } from '../../../docs/metricTable.ts';
import { describedMetrics } from '../../../src/zookeeper/metrics/describedMetrics.ts';
import { ownMetrics } from '../../../src/zookeeper/metrics/memberFamilies.ts';

it('docs/metrics.md shows the metrics that the code has (npm run readme:fix makes it so)', () => {
  const page = readFileSync('docs/metrics.md', 'utf8');
  const tables = { own: ownMetrics, described: describedMetrics };
  expect(page).toBe(renderMetricPage(page, tables));
});

it('has no name twice', () => {
  const names = [...describedMetrics, ...ownMetrics].map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
