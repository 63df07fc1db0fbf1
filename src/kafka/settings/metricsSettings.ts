import { parseDuration } from '../../tool/parsers.ts';
import { toggle } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** What a supervisor gives at /metrics. */
export const scrapeSettings = {
  metricsGroups: toggle(
    'KAFKA_METRICS_GROUPS',
    'Whether /metrics has the lag of each consumer group that this broker coordinates, partition by partition; the brokers that lead them are asked for it',
  ),
} satisfies Spec;

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
