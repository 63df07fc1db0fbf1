/** A connection that is established, as one end of it sees it. */
export interface TcpConnection {
  readonly localPort: number;
  readonly remotePort: number;
  readonly inode: string;
}

const established = '01';
const listening = '0A';

/** Reads the text of /proc/net/tcp or tcp6 (proc_net_tcp.txt of Linux: numbers in hexadecimal). */
export function parseTcpConnections(text: string): TcpConnection[] {
  return parseSockets(text, established);
}

/** The sockets that listen. */
export function parseTcpListeners(text: string): TcpConnection[] {
  return parseSockets(text, listening);
}

function parseSockets(text: string, wanted: string): TcpConnection[] {
  return text.split('\n').flatMap((line) => {
    const [, local, remote, state, , , , , , inode] = line.trim().split(/\s+/);
    if (state !== wanted || inode === undefined) return [];
    return [{ localPort: portOf(local), remotePort: portOf(remote), inode }];
  });
}

function portOf(address = ''): number {
  return Number.parseInt(address.split(':')[1] ?? '', 16);
}
