import { parsePodName } from '../../pod/podName.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { isBefore, renderVersion, type Version } from '../version.ts';
import type { Server } from './serverLine.ts';
import { votersOf } from './serverList.ts';

interface Around {
  readonly myid: number;
  readonly podName: string;
  readonly clientPort: ZkSettings['clientPort'];
  readonly clientPortAddress: ZkSettings['clientPortAddress'];
  readonly tlsOnly: ZkSettings['tlsOnly'];
  readonly observers: ZkSettings['observers'];
  readonly version: Version | undefined;
}

const firstWithClientPart: Version = [3, 5, 0];
const firstWithAddresses: Version = [3, 6, 0];

/** What the servers of an ensemble, listed by hand or made from the pods, cannot be. */
export function findServerProblems(servers: readonly Server[], around: Around): string[] {
  if (servers.length === 0) return [];
  const problems = servers.flatMap((server) => findProblems(server, around));
  const voters = votersOf(servers);
  problems.push(...findSharedAddresses(servers));
  // of observers that leave nobody to vote, ZK_OBSERVERS is the name
  if (voters.length === 0 && around.observers === 0) {
    problems.push('ZK_SERVERS: no server votes, expected one participant or more');
  }
  if (voters.length === 1 && servers.length > 1 && isBefore(around.version, firstWithClientPart)) {
    problems.push(
      `ZK_OBSERVERS: observers of a single voter need ZooKeeper 3.5, got ${shown(around.version)}`,
    );
  }
  return problems;
}

/** Places that two servers would open, each for itself. */
function findSharedAddresses(servers: readonly Server[]): string[] {
  const owners = new Map<string, number>();
  return servers.flatMap(({ myid, addresses }) =>
    addresses.flatMap(({ host, serverPort, electionPort }) =>
      [serverPort, electionPort].flatMap((port) => {
        const place = `${host.toLowerCase()}:${port}`;
        const owner = owners.get(place) ?? myid;
        owners.set(place, owner);
        return owner === myid
          ? []
          : [`server.${myid}: ${host}:${port} is where server.${owner} is too (give each its own)`];
      }),
    ),
  );
}

function findProblems(server: Server, around: Around): string[] {
  const { myid, podName, version } = around;
  const { addresses, client } = server;
  const subject = `server.${server.myid}`;
  const problems: string[] = [];
  const [{ host }] = addresses;
  if (addresses.some((address) => /^(?:0\.0\.0\.0|::?)$/.test(address.host))) {
    // It would be told to clients as the member's address (31z4/zookeeper-docker#111).
    problems.push(
      `${subject}: ${host} is no address that others reach it at (give its name; ZK_QUORUM_LISTEN_ON_ALL_IPS=true listens everywhere)`,
    );
  }
  if (client !== undefined && isBefore(version, firstWithClientPart)) {
    problems.push(
      `${subject}: ";${client}" needs ZooKeeper 3.5, got ${shown(version)} (leave it out)`,
    );
  }
  if (addresses.length > 1 && isBefore(version, firstWithAddresses)) {
    problems.push(`${subject}: several addresses need ZooKeeper 3.6, got ${shown(version)}`);
  }
  if (server.myid !== myid) return problems;
  if (client !== undefined) problems.push(...findClientProblems(client, subject, around));
  if (isOtherPod(host, podName)) {
    problems.push(
      `${subject}: is ${host}, and this pod is ${podName} (each pod must have the id of its own line: see ZK_ID_OFFSET and ZK_MY_ID; ZK_MYID_POLICY=keep needs a ZK_SERVERS that says so)`,
    );
  }
  return problems;
}

// QuorumPeerConfig.setupClientPort: the line's address opens, and one that zoo.cfg has must be the same.
function findClientProblems(
  client: string,
  subject: string,
  { clientPort, clientPortAddress, tlsOnly }: Around,
): string[] {
  if (tlsOnly) {
    return [
      `${subject}: ";${client}" opens a plaintext port, and ZK_TLS_ONLY keeps it closed (leave it out)`,
    ];
  }
  const [, host = '0.0.0.0', port] = /^(?:\[?(.*?)\]?:)?(\d+)$/.exec(client) ?? [];
  if (port !== String(clientPort)) {
    return [
      `${subject}: the client port ${port} is not that of ZK_CLIENT_PORT, ${clientPort} (give both the same)`,
    ];
  }
  return clientPortAddress === undefined || clientPortAddress === host
    ? []
    : [
        `${subject}: ";${client}" listens on ${host}, and ZK_CLIENT_PORT_ADDRESS is ${clientPortAddress} (give both the same, or leave it out of the line)`,
      ];
}

// zk-1.zk-hs… is not the pod zk-0; a name that is no pod's may be any server's.
function isOtherPod(host: string, podName: string): boolean {
  const [label = ''] = host.split('.');
  const [listed, own] = [parsePodName(label), parsePodName(podName)];
  return listed.ok && own.ok && listed.value.set === own.value.set && label !== podName;
}

function shown(version: Version | undefined): string {
  return version === undefined ? 'an unknown version' : renderVersion(version);
}
