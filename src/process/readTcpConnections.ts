import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { errorCode } from '../tool/errorCode.ts';
import { parseTcpConnections, parseTcpListeners, type TcpConnection } from './tcpConnections.ts';

/**
 * The established connections of a process; those of others in its network namespace are left out.
 * Undefined where this process may not see them, as those of a java with capabilities (ptrace(2)).
 */
export function readTcpConnections(pid: number): readonly TcpConnection[] | undefined {
  return readOwn(pid, parseTcpConnections);
}

/** The sockets on which a process listens at a port; undefined where this process may not see them. */
export function readTcpListeners(pid: number, port: number): ReadonlySet<string> | undefined {
  const found = readOwn(pid, parseTcpListeners);
  return (
    found && new Set(found.filter(({ localPort }) => localPort === port).map(({ inode }) => inode))
  );
}

/** Whether any of these sockets still listens. */
export function readListens(inodes: ReadonlySet<string>): boolean {
  return ['tcp', 'tcp6']
    .flatMap((name) => parseTcpListeners(readOr(`/proc/self/net/${name}`)))
    .some(({ inode }) => inodes.has(inode));
}

function readOwn(
  pid: number,
  parse: (text: string) => readonly TcpConnection[],
): readonly TcpConnection[] | undefined {
  try {
    const inodes = readSocketInodes(pid);
    return ['tcp', 'tcp6']
      .flatMap((name) => parse(readOr(`/proc/${pid}/net/${name}`)))
      .filter(({ inode }) => inodes.has(inode));
  } catch (error) {
    errorCode(error);
    return undefined;
  }
}

function readSocketInodes(pid: number): ReadonlySet<string> {
  const folder = `/proc/${pid}/fd`;
  const links = readNames(folder).map((name) => readLinkOr(`${folder}/${name}`));
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

const gone: ReadonlySet<string> = new Set(['ENOENT', 'ESRCH']);

// The process may end, or close what it has open, between two looks: then there is nothing.
function readOr(path: string): string {
  return orEmpty(() => readFileSync(path, 'latin1'), '');
}

function readLinkOr(path: string): string {
  return orEmpty(() => readlinkSync(path), '');
}

function readNames(path: string): string[] {
  return orEmpty(() => readdirSync(path), []);
}

function orEmpty<T>(read: () => T, empty: T): T {
  try {
    return read();
  } catch (error) {
    if (!gone.has(errorCode(error))) throw error;
    return empty;
  }
}
