import type { ServerPort } from '../process/resolvePorts.ts';
import { isStandalone } from '../zookeeper/serverConfig.ts';
import type { ServerConfig } from '../zookeeper/serverConfig.ts';

/** Every port that a member opens when it starts; the server port is opened by a leader only. */
export function listPorts(config: ServerConfig, myid: number | undefined): ServerPort[] {
  const { clientPort, clientPortAddress, secureClientPort, secureClientPortAddress } = config;
  const own = isStandalone(config) ? undefined : config.servers.get(myid ?? 0);
  const host = config.quorumListenOnAllIps ? undefined : own?.host;
  const ports = [
    { subject: 'ZK_CLIENT_PORT', host: clientPortAddress, port: clientPort },
    { subject: 'ZK_SECURE_CLIENT_PORT', host: secureClientPortAddress, port: secureClientPort },
    { subject: 'ZK_SERVER_PORT', host, port: own?.serverPort },
    { subject: 'ZK_ELECTION_PORT', host, port: own?.electionPort },
    { subject: 'ZK_ADMIN_SERVER_PORT', host: undefined, port: config.adminPort },
    { subject: 'ZK_METRICS_PORT', host: undefined, port: config.metricsPort },
  ];
  return ports.flatMap(({ port, ...rest }) => (port === undefined ? [] : [{ ...rest, port }]));
}
