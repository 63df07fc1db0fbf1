import type { Target } from '../zookeeper/ask/askServer.ts';
import { splitClient } from '../zookeeper/ensemble/serverLine.ts';
import type { ServerConfig } from '../zookeeper/serverConfig.ts';

/** Whether who is asked is the member of this configuration, where these are the addresses of the pod itself. */
export function isOwnMember(
  { host, port }: Pick<Target, 'host' | 'port'>,
  config: ServerConfig,
  ownAddresses: ReadonlySet<string>,
): boolean {
  const isHere = host.startsWith('127.') || host === '::1' || ownAddresses.has(host);
  return isHere && isOwnPort(port, config);
}

// Which server line is the member's own says myid, on the volume itself, which may hang: a line counts
// where all have the same port, as pods do.
function isOwnPort(port: number, { clientPort, secureClientPort, clients }: ServerConfig): boolean {
  if (port === clientPort || port === secureClientPort) return true;
  const ports = [...clients.values()].map((client) => splitClient(client)?.port);
  return ports.length > 0 && ports.every((one) => one === port);
}
