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

/** The least port that needs no privilege, unless the kernel was told otherwise (ip_unprivileged_port_start). */
const firstUnprivileged = 1024;

/** Whether these ports can be had where nobody has any; `ownHost` is known to be an address of this pod. */
export function arePlain(ports: readonly ServerPort[], ownHost: string | undefined): boolean {
  return ports.every(
    ({ host, port }) => port >= firstUnprivileged && (host === undefined || host === ownHost),
  );
}
