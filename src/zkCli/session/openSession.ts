import { isAddress } from '../../pod/address.ts';
import type { Connection } from './readConnection.ts';
import { resolveServers } from './resolveServers.ts';
import { type Session, watchSession } from './watchSession.ts';

/** Gets a session; to look up the names of its servers is part of the time that there is for it. */
export async function openSession(connection: Connection): Promise<Session> {
  const startMs = performance.now();
  const servers = await resolveServers(connection.servers, connection.timeoutMs);
  // An address costs nothing, and complaints go by the time that was given.
  const isNamed = connection.servers.some(({ host }) => !isAddress(host));
  const spentMs = isNamed ? Math.round(performance.now() - startMs) : 0;
  return watchSession({ ...connection, servers, spentMs });
}
