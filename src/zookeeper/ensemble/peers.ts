import { parseProperties } from '../../java/properties.ts';
import { accept, named, type Parsed, reject } from '../../tool/parsed.ts';
import { parseInteger, quote } from '../../tool/parsers.ts';
import { parseServerConfig, type ServerConfig } from '../serverConfig.ts';
import { parseServer, type Role, type Server, splitClient } from './serverLine.ts';

/** One member of the ensemble, and where clients reach it. */
export interface Peer {
  readonly myid: number;
  readonly role: Role;
  /** Names or addresses; more than one only with multiAddress.enabled. */
  readonly hosts: readonly [string, ...string[]];
  readonly port: number;
  /** Whether the port speaks TLS. */
  readonly secure: boolean;
  /** Of what its vote counts in, where votes are counted by groups (`group.N`). */
  readonly group: number | undefined;
  /** What its vote counts among those of its group (`weight.N`). */
  readonly weight: number;
}

/**
 * Reads every member of a zoo.cfg, by ascending id; none where it lists no servers. Where a member's
 * line names no client port of its own, it is taken to listen where this member does.
 */
export function parsePeers(zooCfg: string): Parsed<readonly Peer[]> {
  const config = parseServerConfig(zooCfg);
  const properties = parseProperties(zooCfg).map(([key, value]) => [key, value.trim()] as const);
  const votes = parseVotes(properties);
  if (!votes.ok) return votes;
  const peers: Peer[] = [];
  for (const [key, value] of properties) {
    const [, id] = /^server\.(\d+)$/.exec(key) ?? [];
    if (id === undefined) continue;
    const peer = parsePeer(parseServer(Number(id), value), { config, votes: votes.value });
    if (!peer.ok) return named(key, peer);
    peers.push(peer.value);
  }
  return accept(peers.toSorted((a, b) => a.myid - b.myid));
}

interface Around {
  readonly config: ServerConfig;
  readonly votes: Votes;
}

function parsePeer(server: Parsed<Server>, { config, votes }: Around): Parsed<Peer> {
  if (!server.ok) return server;
  const { myid, role, addresses } = server.value;
  const group = votes.groups.get(myid);
  if (votes.groups.size > 0 && role === 'participant' && group === undefined) {
    return reject('is in no group, and others are (add it to a group.N)');
  }
  const [{ host }, ...others] = addresses;
  const place = placeOf(server.value, config);
  return place === undefined
    ? reject('no client port of it is known (set clientPort)')
    : accept({
        myid,
        role,
        hosts: [host, ...others.map((other) => other.host)],
        ...place,
        group,
        weight: votes.weights.get(myid) ?? 1,
      });
}

type Place = Pick<Peer, 'port' | 'secure'> & Partial<Pick<Peer, 'hosts'>>;

const loopback: ReadonlySet<string | undefined> = new Set(['127.0.0.1', '::1', 'localhost']);
const everywhere: ReadonlySet<string | undefined> = new Set([undefined, '0.0.0.0', '::']);

// A port that is open to the member's own pod alone, for probes, is of no use from elsewhere.
function placeOf({ client }: Server, config: ServerConfig): Place | undefined {
  const own = splitClient(client);
  const plainHost = own === undefined ? config.clientPortAddress : own.host;
  const port = own?.port ?? config.clientPort;
  const { secureClientPort, secureClientPortAddress } = config;
  const isSecureElsewhere =
    secureClientPort !== undefined && !loopback.has(secureClientPortAddress);
  if (isSecureElsewhere && (port === undefined || loopback.has(plainHost))) {
    return { port: secureClientPort, secure: true };
  }
  if (port === undefined) return undefined;
  const { host } = own ?? {};
  const isOwnHost = host !== undefined && !everywhere.has(host);
  return { port, secure: false, ...(isOwnHost ? { hosts: [host] as const } : {}) };
}

interface Votes {
  readonly groups: ReadonlyMap<number, number>;
  readonly weights: ReadonlyMap<number, number>;
}

/** Votes by groups (ZooKeeper Administrator's Guide, group.x and weight.x): by id of the member. */
function parseVotes(properties: readonly (readonly [string, string])[]): Parsed<Votes> {
  const groups = new Map<number, number>();
  const weights = new Map<number, number>();
  for (const [key, value] of properties) {
    const [, kind, number] = /^(group|weight)\.(\d+)$/.exec(key) ?? [];
    if (kind === 'weight') {
      const weight = named(key, parseInteger({ min: 0 })(value));
      if (!weight.ok) return weight;
      weights.set(Number(number), weight.value);
    } else if (kind === 'group') {
      for (const id of value.split(':').map((part) => part.trim())) {
        if (!/^\d+$/.test(id)) return reject(`${key}: expected ids as 1:2:3, got ${quote(value)}`);
        if (groups.has(Number(id))) return reject(`${key}: member ${id} is in two groups`);
        groups.set(Number(id), Number(number));
      }
    }
  }
  return accept({ groups, weights });
}

/** What people call a member: `zk-2` of zk-2.zk-hs, an address as it is. */
export function nameOf({ hosts: [host] }: Peer): string {
  return /^[\d.]+$|:/.test(host) ? host : (host.split('.')[0] ?? host);
}
