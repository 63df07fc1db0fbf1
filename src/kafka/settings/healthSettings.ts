import { parseIpAddress } from '../../pod/ipAddress.ts';
import { parseDuration } from '../../tool/parsers.ts';
import { optional, port } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

const paths = '/livez, /readyz, /startupz, /stoppablez and /metrics';

/** Where the supervisor answers probes. */
export const healthSettings = {
  healthPort: port('KAFKA_HEALTH_PORT', 8090, `Port on which ${paths} are answered`),
  healthAddress: optional({
    name: 'KAFKA_HEALTH_ADDRESS',
    doc: `Address on which ${paths} are answered`,
    shown: 'every address of the pod',
    parse: parseIpAddress,
  }),
} satisfies Spec;

/** How the supervisor is asked. */
export const probeSettings = {
  healthPort: {
    ...healthSettings.healthPort,
    flag: 'port',
    doc: 'Port at which the supervisor is asked',
  },
  healthAddress: {
    ...healthSettings.healthAddress,
    flag: 'host',
    doc: 'Address at which the supervisor is asked',
    shown: '127.0.0.1',
  },
  timeoutMs: optional({
    name: 'KAFKA_PROBE_TIMEOUT',
    flag: 'timeout',
    doc: "Time for all that a probe asks, below the probe's own timeoutSeconds",
    shown: '2s; for stoppable 6s',
    parse: parseDuration({ bareUnit: 's', minMs: 1 }),
  }),
} satisfies Spec;
