import { parseDuration } from '../../tool/parsers.ts';
import { port, toggle } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';
import { parseListenAddress } from './parsers.ts';

/** Where this pod's own server answers clients, and how long a question may take. */
export const clientSettings = {
  host: {
    name: 'ZK_CLIENT_PORT_ADDRESS',
    flag: 'host',
    doc: 'Address of the server',
    fallback: '127.0.0.1',
    parse: parseListenAddress,
  },
  port: { ...port('ZK_CLIENT_PORT', 2181, 'Port that clients connect to'), flag: 'port' },
  timeoutMs: {
    name: 'ZK_PROBE_TIMEOUT',
    flag: 'timeout',
    doc: "Time that the server has to answer, below the probe's own timeoutSeconds",
    fallback: 2000,
    shown: '2s',
    parse: parseDuration({ bareUnit: 's', minMs: 1 }),
  },
  tls: {
    ...toggle('ZK_TLS_ONLY', 'Whether to ask by TLS, at the secure client port'),
    flag: 'tls',
    isSwitch: true,
  },
} satisfies Spec;
