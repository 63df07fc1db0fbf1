import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { type Identity, isAlone } from './identity.ts';
import type { Server } from './serverLine.ts';
import { findRepeated } from './serverList.ts';

export type ServerSettings = Pick<
  ZkSettings,
  'replicas' | 'observers' | 'idOffset' | 'servers' | 'extraServers' | 'serverPort' | 'electionPort'
>;

/**
 * Every server of the ensemble: those that `ZK_SERVERS` lists, or every pod of the StatefulSet, and
 * the extra ones. Empty for a server that stands alone. `domain` is that of the pods.
 */
export function decideServers(
  settings: ServerSettings,
  { myid, pod }: Identity,
  domain: string | undefined,
): Parsed<readonly Server[]> {
  if (isAlone(settings)) return accept([]);
  const { servers: listed, extraServers = [] } = settings;
  const own =
    listed ??
    (pod === undefined || domain === undefined ? [] : listPods(settings, pod.set, domain));
  const all = [...own, ...extraServers].toSorted((a, b) => a.myid - b.myid);
  const repeated = findRepeated(all);
  if (repeated !== undefined) {
    const ids = own.map((server) => server.myid).join(', ');
    return reject(
      `ZK_EXTRA_SERVERS: server.${repeated} is taken: the others are ${ids} (give each server its own id; ZK_ID_OFFSET moves those of a StatefulSet)`,
    );
  }
  if (all.some((server) => server.myid === myid)) return accept(all);
  return reject(
    `ZK_SERVERS: has no server.${myid}, which this pod is (add its line, or set ZK_MY_ID or ZK_ID_OFFSET)`,
  );
}

function listPods(settings: ServerSettings, set: string, domain: string): Server[] {
  const { replicas = 0, observers, idOffset, serverPort, electionPort } = settings;
  return Array.from({ length: replicas }, (_, ordinal) => ({
    myid: ordinal + idOffset,
    addresses: [{ host: `${set}-${ordinal}.${domain}`, serverPort, electionPort }],
    role: ordinal < replicas - observers ? 'participant' : 'observer',
    client: undefined,
  }));
}
