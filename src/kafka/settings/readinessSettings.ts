import { parseDuration } from '../../tool/parsers.ts';
import type { Spec } from '../../tool/settings.ts';

/** When a broker that has started is ready. */
export const readinessSettings = {
  catchUpMs: {
    name: 'KAFKA_CATCH_UP_TIMEOUT',
    doc: 'How long a broker may be unready because its own replicas are not in sync yet, from when it has first registered, so that the recovery of logs does not count; 0 does not wait for them',
    fallback: 1_800_000,
    shown: '30m',
    parse: parseDuration({ bareUnit: 's' }),
  },
} satisfies Spec;
