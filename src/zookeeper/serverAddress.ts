/** Where one server meets the others. */
export interface ServerAddress {
  readonly host: string;
  readonly serverPort: number;
  readonly electionPort: number;
}

/**
 * Reads the value of a line `server.N=host:serverPort:electionPort[:role][;clientPort]`, of several
 * addresses the first (ZooKeeper Administrator's Guide, "Cluster Options"); an IPv6 address stands in
 * brackets, and is given without.
 */
export function parseServerAddress(value: string): ServerAddress | undefined {
  const [first = ''] = value.split(/[;|]/);
  const [, bracketed, plain, serverPort, electionPort] =
    /^\s*(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5}):(\d{1,5})(?::\w+)?\s*$/.exec(first) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || serverPort === undefined || electionPort === undefined)
    return undefined;
  return {
    host: host.trim(),
    serverPort: Number(serverPort),
    electionPort: Number(electionPort),
  };
}
