import { parseIpAddress } from '../pod/ipAddress.ts';
import { parseDuration } from '../tool/parsers.ts';
import { optional, port, toggle } from '../tool/settingKinds.ts';
import type { Spec } from '../tool/settings.ts';
import { clientSettings } from '../zookeeper/settings/clientSettings.ts';

const paths = '/livez, /readyz, /startupz and /metrics';

/** What only a supervisor reads, and whether there is to be one. */
export const superviseSettings = {
  supervise: {
    ...toggle(
      'ZK_SUPERVISE',
      'Whether to stay beside the server, for probes over HTTP and a stop in order, instead of becoming it',
    ),
    isSwitch: true,
  },
  healthPort: port('ZK_HEALTH_PORT', 8090, `Port on which a supervisor answers ${paths}`),
  healthAddress: optional({
    name: 'ZK_HEALTH_ADDRESS',
    doc: `Address on which a supervisor answers ${paths}`,
    shown: 'every address of the pod',
    parse: parseIpAddress,
  }),
  probeTimeoutMs: {
    ...clientSettings.timeoutMs,
    flag: 'probe-timeout',
    ownFlag: false,
    doc: "Time that the server has to answer a supervisor, below the probe's own timeoutSeconds",
  },
  drainMs: {
    name: 'ZK_DRAIN',
    doc: 'Time between not being ready any more and SIGTERM, in which clients stop to be sent here',
    fallback: 5000,
    shown: '5s',
    parse: parseDuration({ bareUnit: 's' }),
  },
  stopBudgetMs: {
    name: 'ZK_STOP_BUDGET',
    doc: 'Time from the request to stop until the server is killed; keep it below terminationGracePeriodSeconds',
    fallback: 25_000,
    shown: '25s',
    parse: parseDuration({ bareUnit: 's', minMs: 1 }),
  },
  maxNotServingMs: optional({
    name: 'ZK_MAX_NOT_SERVING',
    doc: 'Time that a server may answer without serving before its supervisor ends it, such as 15m',
    shown: 'for ever',
    parse: parseDuration({ bareUnit: 's', minMs: 1000 }),
  }),
} satisfies Spec;
