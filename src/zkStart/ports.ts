import type { ServerPort } from '../process/resolvePorts.ts';
import { isStandalone } from '../zookeeper/serverConfig.ts';
import type { ServerConfig } from '../zookeeper/serverConfig.ts';

/** Every port that a member opens when it starts; the server port is opened by a leader only. */
export function listPorts(config: ServerConfig, myid: number | undefined): ServerPort[] {
  const { clientPort, clientPortAddress } = config;
  const client =
    clientPort === undefined
      ? []
      : [{ subject: 'ZK_CLIENT_PORT', host: clientPortAddress, port: clientPort }];
  const own = isStandalone(config) ? undefined : config.servers.get(myid ?? 0);
  if (own === undefined) return client;
  const host = config.quorumListenOnAllIps ? undefined : own.host;
  return [
    ...client,
    { subject: 'ZK_SERVER_PORT', host, port: own.serverPort },
    { subject: 'ZK_ELECTION_PORT', host, port: own.electionPort },
  ];
}
