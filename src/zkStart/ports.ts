import { isStandalone } from '../zookeeper/serverConfig.ts';
import type { ServerConfig } from '../zookeeper/serverConfig.ts';

/** A port that the server is going to listen on, with the variable that sets it. */
export interface ServerPort {
  readonly variable: string;
  readonly host: string | undefined;
  readonly port: number;
}

/** Every port that a member opens when it starts; the server port is opened by a leader only. */
export function listPorts(config: ServerConfig, myid: number | undefined): ServerPort[] {
  const { clientPort, clientPortAddress } = config;
  const client =
    clientPort === undefined
      ? []
      : [{ variable: 'ZK_CLIENT_PORT', host: clientPortAddress, port: clientPort }];
  const own = isStandalone(config) ? undefined : config.servers.get(myid ?? 0);
  if (own === undefined) return client;
  const host = config.quorumListenOnAllIps ? undefined : own.host;
  return [
    ...client,
    { variable: 'ZK_SERVER_PORT', host, port: own.serverPort },
    { variable: 'ZK_ELECTION_PORT', host, port: own.electionPort },
  ];
}
