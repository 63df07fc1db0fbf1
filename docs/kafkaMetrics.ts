import { jmxMetrics } from '../src/kafka/metrics/jmxMetrics.ts';
import { memberMetrics } from '../src/kafka/metrics/memberMetrics.ts';
import { stateMetrics, supervisedMetrics } from '../src/kafka/metrics/stateMetrics.ts';

/** The metrics that docs/kafka-metrics.md shows, in its order. */
export const kafkaMetrics = {
  jmx: jmxMetrics,
  own: [...stateMetrics, ...supervisedMetrics, ...memberMetrics],
};
