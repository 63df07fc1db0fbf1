import { parsePort } from '../../tool/parsers.ts';
import { optional, port, toggle } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';
import { parseListenAddress } from './parsers.ts';

/** Where the server listens, and what it answers there. */
export const portSettings = {
  clientPort: {
    ...port('ZK_CLIENT_PORT', 2181, 'Port that clients connect to'),
    key: 'clientPort',
  },
  clientPortAddress: optional({
    name: 'ZK_CLIENT_PORT_ADDRESS',
    doc: 'Address that the client port listens on',
    shown: 'every address',
    key: 'clientPortAddress',
    parse: parseListenAddress,
  }),
  serverPort: port('ZK_SERVER_PORT', 2888, 'Port that followers reach the leader on'),
  electionPort: port('ZK_ELECTION_PORT', 3888, 'Port that members elect the leader on'),
  quorumListenOnAllIps: {
    ...toggle(
      'ZK_QUORUM_LISTEN_ON_ALL_IPS',
      'Whether server and election port listen on every address, as a service mesh needs it',
    ),
    key: 'quorumListenOnAllIPs',
  },
  secureClientPort: optional({
    name: 'ZK_SECURE_CLIENT_PORT',
    doc: 'Port that clients connect to by TLS; needs ZK_TLS_DIR',
    shown: 'none',
    key: 'secureClientPort',
    parse: parsePort,
  }),
  secureClientPortAddress: optional({
    name: 'ZK_SECURE_CLIENT_PORT_ADDRESS',
    doc: 'Address that the secure client port listens on',
    shown: 'every address',
    key: 'secureClientPortAddress',
    parse: parseListenAddress,
  }),
  adminServer: {
    ...toggle('ZK_ADMIN_SERVER', "Whether ZooKeeper's HTTP admin server runs"),
    key: 'admin.enableServer',
  },
  adminServerPort: {
    ...port('ZK_ADMIN_SERVER_PORT', 8080, 'Port of the admin server'),
    key: 'admin.serverPort',
  },
  metricsPort: optional({
    name: 'ZK_METRICS_PORT',
    doc: "Port of ZooKeeper's own metrics for Prometheus, from 3.6 on",
    shown: 'none',
    key: 'metricsProvider.httpPort',
    parse: parsePort,
  }),
} satisfies Spec;
