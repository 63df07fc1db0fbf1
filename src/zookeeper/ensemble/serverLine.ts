import type { Property } from '../../java/properties.ts';
import { parseDnsName } from '../../pod/dnsName.ts';
import { accept, named, type Parsed, reject } from '../../tool/parsed.ts';
import { parseInteger, parsePort, quote } from '../../tool/parsers.ts';

export type Role = 'participant' | 'observer';

/** A place where a server meets the others. */
export interface ServerAddress {
  /** A name or an address; an IPv6 address without its brackets. */
  readonly host: string;
  readonly serverPort: number;
  readonly electionPort: number;
}

/** One server of the ensemble, as all of them list it. */
export interface Server {
  readonly myid: number;
  /** More than one only with multiAddress.enabled, from ZooKeeper 3.6 on. */
  readonly addresses: readonly [ServerAddress, ...ServerAddress[]];
  readonly role: Role;
  /** Behind `;`, from ZooKeeper 3.5 on: where clients connect, as `2181` or `host:2181`. */
  readonly client: string | undefined;
}

/** A member's id is one byte in a session's id (ZooKeeper Administrator's Guide, myid). */
export const maxMyid = 255;
/** More than any line of real names needs. */
const maxLineLength = 4096;
const form = '1=zk-0.zk-hs:2888:3888, with :observer or ;2181 behind it where wanted';

/** Reads `1=zk-0.zk-hs:2888:3888`, or the whole line of a zoo.cfg, with `server.` before it. */
export function parseServerLine(raw: string): Parsed<Server> {
  const [, id, value] = /^\s*(?:server\.)?(\d{1,10})\s*=(.*)$/s.exec(raw) ?? [];
  if (id === undefined || value === undefined) return reject(`expected ${form}, got ${quote(raw)}`);
  const myid = parseInteger({ min: 1, max: maxMyid })(id);
  return named(`server.${id}`, myid.ok ? parseServer(myid.value, value) : myid);
}

/**
 * Reads the value of `server.N`: `host:serverPort:electionPort[:role][;[host:]clientPort]`, several
 * addresses between `|` (ZooKeeper Administrator's Guide, "Cluster Options"). Everything that any
 * version of ZooKeeper takes but lines without an election port, which only 3.4 takes.
 */
export function parseServer(myid: number, value: string): Parsed<Server> {
  if (value.length > maxLineLength) return reject(`expected ${form}, got ${quote(value)}`);
  const [meeting = '', client, ...further] = value.split(';').map((part) => part.trim());
  if (further.length > 0) return reject(`expected one ";" at most, got ${quote(value)}`);
  const addresses: ServerAddress[] = [];
  const roles = new Set<Role>();
  for (const part of meeting.split('|')) {
    const parsed = parseAddress(part.trim());
    if (!parsed.ok) return parsed;
    addresses.push(parsed.value.address);
    roles.add(parsed.value.role);
  }
  const [role] = roles;
  const [first, ...others] = addresses;
  if (role === undefined || roles.size > 1 || first === undefined) {
    return reject(`expected the same role at every address, got ${quote(value)}`);
  }
  const judged = parseClient(client);
  if (!judged.ok) return judged;
  return accept({ myid, addresses: [first, ...others], role, client: judged.value });
}

/** The line of a zoo.cfg; a participant's role is not said, as older images have it. */
export function renderServer({ myid, addresses, role, client }: Server): Property {
  const suffix = role === 'observer' ? ':observer' : '';
  const meeting = addresses.map(
    ({ host, serverPort, electionPort }) =>
      `${bracket(host)}:${serverPort}:${electionPort}${suffix}`,
  );
  return [`server.${myid}`, `${meeting.join('|')}${client === undefined ? '' : `;${client}`}`];
}

interface Meeting {
  readonly address: ServerAddress;
  readonly role: Role;
}

function parseAddress(text: string): Parsed<Meeting> {
  const [, bracketed, plain, server = '', election = '', word] =
    /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*):([^:]*)(?::(\w+))?$/.exec(text) ?? [];
  const host = bracketed === undefined ? parseHost(plain) : parseIpv6(bracketed);
  if (host === undefined) return reject(`expected ${form}, got ${quote(text)}`);
  if (!host.ok) return host;
  const serverPort = named('server port', parsePort(server));
  if (!serverPort.ok) return serverPort;
  const electionPort = named('election port', parsePort(election));
  if (!electionPort.ok) return electionPort;
  if (serverPort.value === electionPort.value) {
    return reject(`server and election port are both ${server} (give each its own)`);
  }
  const role = (word ?? 'participant').toLowerCase();
  if (role !== 'participant' && role !== 'observer') {
    return reject(`expected the role participant or observer, got ${quote(word ?? '')}`);
  }
  const address = {
    host: host.value,
    serverPort: serverPort.value,
    electionPort: electionPort.value,
  };
  return accept({ address, role });
}

function parseHost(host: string | undefined): Parsed<string> | undefined {
  return host === undefined || host === '' ? undefined : parseDnsName(host);
}

function parseIpv6(text: string): Parsed<string> {
  // a URL knows them all, but for the zone behind "%"
  return /^[0-9a-fA-F:.]+(?:%\w+)?$/.test(text) &&
    URL.canParse(`http://[${text.replace(/%.*/, '')}]`)
    ? accept(text)
    : reject(`expected an IPv6 address between [ and ], got ${quote(text)}`);
}

function parseClient(text: string | undefined): Parsed<string | undefined> {
  if (text === undefined) return accept(undefined);
  const [, host, port = ''] = /^(?:(\[[^\]]*\]|[^:]*):)?(\d+)$/.exec(text) ?? [];
  const isHost = host === undefined || parseClientHost(host).ok;
  if (!isHost || !parsePort(port).ok)
    return reject(`expected ;2181 or ;127.0.0.1:2181, got ${quote(`;${text}`)}`);
  return accept(host === undefined ? port : `${host}:${port}`);
}

/** The parts of what stands behind `;`; an IPv6 address without its brackets. */
export function splitClient(client: string | undefined) {
  const [, host, digits] = /^(?:\[?(.*?)\]?:)?(\d+)$/.exec(client ?? '') ?? [];
  return digits === undefined ? undefined : { host, port: Number(digits) };
}

function parseClientHost(host: string): Parsed<string> {
  const [, bracketed] = /^\[(.*)\]$/.exec(host) ?? [];
  return bracketed === undefined ? parseDnsName(host) : parseIpv6(bracketed);
}

function bracket(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
