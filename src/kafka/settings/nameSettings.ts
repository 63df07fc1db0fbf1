import { parseDuration } from '../../tool/parsers.ts';
import type { Spec } from '../../tool/settings.ts';

/** How long a broker waits for its own name. */
export const nameSettings = {
  nameTimeoutMs: {
    name: 'KAFKA_NAME_TIMEOUT',
    doc: "Time to wait for this pod's own DNS name, where it goes by one, before the broker starts anyway",
    fallback: 60_000,
    shown: '60s',
    parse: parseDuration({ bareUnit: 's' }),
  },
} satisfies Spec;
