import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { parsePort, quote } from '../../tool/parsers.ts';
import { findPathProblem } from '../grammar/path.ts';

export interface ServerName {
  readonly host: string;
  readonly port: number;
}

/** Which servers to ask, and the node that stands for `/`. */
export interface ConnectString {
  readonly servers: readonly ServerName[];
  /** Empty for the real root. */
  readonly chroot: string;
}

const defaultPort = 2181;

/** Reads `host:port,host:port/chroot` as ZooKeeper's own clients do; an IPv6 address stands in brackets. */
export function parseConnectString(raw: string): Parsed<ConnectString> {
  const slash = raw.indexOf('/');
  const list = slash < 0 ? raw : raw.slice(0, slash);
  const chroot = slash < 0 ? '' : raw.slice(slash).replace(/\/$/, '');
  const problem = chroot === '' ? undefined : findPathProblem(chroot, false);
  if (problem !== undefined) return reject(problem);
  const servers: ServerName[] = [];
  for (const item of list.split(',')) {
    const server = parseServer(item.trim());
    if (!server.ok) return server;
    servers.push(server.value);
  }
  return accept({ servers, chroot });
}

function parseServer(item: string): Parsed<ServerName> {
  const [, bracketed, plain, digits] =
    /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]\s]+))(?::(\d+))?$/.exec(item) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined) return reject(`expected host:port, got ${quote(item)}`);
  const port = digits === undefined ? accept(defaultPort) : parsePort(digits);
  return port.ok ? accept({ host, port: port.value }) : port;
}
