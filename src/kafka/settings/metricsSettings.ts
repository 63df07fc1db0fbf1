import { parseDuration } from '../../tool/parsers.ts';
import type { Spec } from '../../tool/settings.ts';

/** How figures are asked for. */
export const metricsSettings = {
  metricsTimeoutMs: {
    name: 'KAFKA_METRICS_TIMEOUT',
    flag: 'timeout',
    doc: 'Time that each server has to answer all that it is asked for its figures',
    fallback: 10_000,
    shown: '10s',
    parse: parseDuration({ bareUnit: 's', minMs: 1 }),
  },
} satisfies Spec;
