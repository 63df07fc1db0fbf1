import type { Property } from '../java/properties.ts';

/** One server of the ensemble, as all of them list it. */
export interface Member {
  readonly myid: number;
  readonly host: string;
}

interface Ports {
  readonly serverPort: number;
  readonly electionPort: number;
}

interface Ensemble {
  readonly set: string;
  readonly domain: string;
  readonly replicas: number;
  readonly idOffset: number;
}

/** Every pod of the StatefulSet as a member: ordinal 0 has the id `idOffset`. */
export function listMembers({ set, domain, replicas, idOffset }: Ensemble): Member[] {
  return Array.from({ length: replicas }, (_, ordinal) => ({
    myid: ordinal + idOffset,
    host: `${set}-${ordinal}.${domain}`,
  }));
}

/** `server.1=zk-0.zk-hs:2888:3888`, without a client port: ZooKeeper 3.4 cannot read one there. */
export function serverLine({ myid, host }: Member, { serverPort, electionPort }: Ports): Property {
  return [`server.${myid}`, `${host}:${serverPort}:${electionPort}`];
}
