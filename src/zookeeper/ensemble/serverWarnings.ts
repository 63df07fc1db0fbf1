import { isAddress } from '../../pod/address.ts';
import type { Server } from './serverLine.ts';

/** What is odd about the servers of an ensemble, and works as long as nothing moves. */
export function findServerWarnings(servers: readonly Server[]): string[] {
  return servers.flatMap(({ myid, addresses }) =>
    addresses
      .filter(({ host }) => isAddress(host))
      .map(
        ({ host }) =>
          `server.${myid}: ${host} is an address, which a pod loses when it is made anew (give a name, such as zk-0.zk-hs)`,
      ),
  );
}
