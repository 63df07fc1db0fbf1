import type { Metric } from '../src/kafka/metrics/metric.ts';
import { renderTable, replacePart } from './markdown.ts';

const file = 'docs/kafka-metrics.md';

/** What of a metric the page shows. */
type Shown = Pick<Metric<never>, 'name' | 'type' | 'help' | 'labels'>;

interface Tables {
  readonly jmx: readonly Shown[];
  readonly own: readonly Shown[];
}

/** The page of Kafka's figures with its tables made anew from the code. */
export function renderKafkaMetricPage(page: string, { jmx, own }: Tables): string {
  return replacePart(file, replacePart(file, page, 'jmx', renderRows(jmx)), 'own', renderRows(own));
}

function renderRows(metrics: readonly Shown[]): string {
  return renderTable([
    ['Name', 'Labels', 'Meaning'],
    ...metrics.map(({ name, labels = [], help }) => [
      `\`${name}\``,
      labels.map((label) => `\`${label}\``).join(', '),
      help,
    ]),
  ]);
}
