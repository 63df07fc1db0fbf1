import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kafkaMetrics } from '../../../docs/kafkaMetrics.ts';
import { renderKafkaMetricPage } from '../../../docs/kafkaMetricTable.ts';

it('docs/kafka-metrics.md shows the metrics that the code has (npm run readme:fix makes it so)', () => {
  const page = readFileSync('docs/kafka-metrics.md', 'utf8');
  expect(page).toBe(renderKafkaMetricPage(page, kafkaMetrics));
});
