import { parsePodName } from '../../pod/podName.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { compareVersions, renderVersion, type Version } from '../version.ts';
import type { Server } from './serverLine.ts';
import { votersOf } from './serverList.ts';

interface Around {
  readonly myid: number;
  readonly podName: string;
  readonly clientPort: ZkSettings['clientPort'];
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
  if (voters.length === 1 && isOlder(around.version, firstWithClientPart)) {
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

function findProblems(server: Server, { myid, podName, clientPort, version }: Around): string[] {
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
  if (client !== undefined && isOlder(version, firstWithClientPart)) {
    problems.push(
      `${subject}: ";${client}" needs ZooKeeper 3.5, got ${shown(version)} (leave it out)`,
    );
  }
  if (addresses.length > 1 && isOlder(version, firstWithAddresses)) {
    problems.push(`${subject}: several addresses need ZooKeeper 3.6, got ${shown(version)}`);
  }
  if (server.myid !== myid) return problems;
  const port = client?.split(':').at(-1);
  if (port !== undefined && port !== String(clientPort)) {
    problems.push(
      `${subject}: the client port ${port} is not that of ZK_CLIENT_PORT, ${clientPort} (give both the same)`,
    );
  }
  if (isOtherPod(host, podName)) {
    problems.push(
      `${subject}: is ${host}, and this pod is ${podName} (set ZK_ID_OFFSET or ZK_MY_ID so that each pod has the id of its own line)`,
    );
  }
  return problems;
}

// zk-1.zk-hs… is not the pod zk-0; a name that is no pod's may be any server's.
function isOtherPod(host: string, podName: string): boolean {
  const [label = ''] = host.split('.');
  const [listed, own] = [parsePodName(label), parsePodName(podName)];
  return listed.ok && own.ok && listed.value.set === own.value.set && label !== podName;
}

function isOlder(version: Version | undefined, than: Version): boolean {
  return version !== undefined && compareVersions(version, than) < 0;
}

function shown(version: Version | undefined): string {
  return version === undefined ? 'an unknown version' : renderVersion(version);
}
