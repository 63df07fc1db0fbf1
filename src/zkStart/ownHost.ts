import type { Server } from '../zookeeper/readServer.ts';
import { isStandalone } from '../zookeeper/serverConfig.ts';

/** The host of the member's own server line; none for a server that stands alone. */
export function findOwnHost({ config, myid }: Pick<Server, 'config' | 'myid'>): string | undefined {
  return isStandalone(config) ? undefined : config.servers.get(myid ?? 0)?.host;
}
