import { parseProperties } from '../java/properties.ts';
import { parseServer, type ServerAddress, splitClient } from './ensemble/serverLine.ts';
import type { Voters } from './ensemble/voters.ts';

/** What a start tool has to know of a zoo.cfg; problems in it are left to the server, which names them. */
export interface ServerConfig {
  readonly dataDir: string | undefined;
  /** `dataDir` where it is not said. */
  readonly dataLogDir: string | undefined;
  /** Whether old snapshots and logs are ever purged. */
  readonly purges: boolean;
  /** None where clients connect by TLS only. */
  readonly clientPort: number | undefined;
  /** Every address where there is none. */
  readonly clientPortAddress: string | undefined;
  readonly secureClientPort: number | undefined;
  readonly secureClientPortAddress: string | undefined;
  /** Of the provider for Prometheus. */
  readonly metricsPort: number | undefined;
  /** Of the admin server, where it runs. */
  readonly adminPort: number | undefined;
  readonly quorumListenOnAllIps: boolean;
  readonly standaloneEnabled: boolean;
  /** By id, as the lines `server.<id>` list them; of several addresses the first. */
  readonly servers: ReadonlyMap<number, ServerAddress>;
  /** Where clients connect, by id: what a line says of that behind `;`. */
  readonly clients: ReadonlyMap<number, string | undefined>;
  /** Where leaders are met, at every address of every server. */
  readonly serverPorts: ReadonlySet<number>;
  /** Ids of those servers that vote. */
  readonly voters: Voters;
}

export function parseServerConfig(text: string): ServerConfig {
  const properties = parseProperties(text).map(([key, value]) => [key, value.trim()] as const);
  const byKey = new Map(properties);
  const servers = properties.flatMap(([key, value]) => {
    const [, id] = /^server\.(\d+)$/.exec(key) ?? [];
    const server = id === undefined ? undefined : parseServer(Number(id), value);
    return server?.ok === true ? [server.value] : [];
  });
  return {
    dataDir: byKey.get('dataDir'),
    dataLogDir: byKey.get('dataLogDir') ?? byKey.get('dataDir'),
    purges: /^[1-9]/.test(byKey.get('autopurge.purgeInterval') ?? ''),
    clientPort: parsePortNumber(byKey.get('clientPort')),
    clientPortAddress: byKey.get('clientPortAddress'),
    secureClientPort: parsePortNumber(byKey.get('secureClientPort')),
    secureClientPortAddress: byKey.get('secureClientPortAddress'),
    metricsPort: parsePortNumber(byKey.get('metricsProvider.httpPort')),
    adminPort: isTrue(byKey.get('admin.enableServer'))
      ? parsePortNumber(byKey.get('admin.serverPort'))
      : undefined,
    quorumListenOnAllIps: isTrue(byKey.get('quorumListenOnAllIPs')),
    standaloneEnabled: isTrue(byKey.get('standaloneEnabled') ?? 'true'),
    servers: new Map(servers.map(({ myid, addresses: [address] }) => [myid, address])),
    clients: new Map(servers.map(({ myid, client }) => [myid, client])),
    serverPorts: new Set(
      servers.flatMap(({ addresses }) => addresses.map(({ serverPort }) => serverPort)),
    ),
    voters: servers.flatMap(({ myid, role }) => (role === 'participant' ? [myid] : [])),
  };
}

/**
 * A member takes its client port from its own server line where that names one: a server writes the port
 * there, and out of zoo.cfg, when it keeps the servers in a file of their own (dynamicConfigFile).
 */
export function withOwnLine(config: ServerConfig, myid: number | undefined): ServerConfig {
  const client = splitClient(myid === undefined ? undefined : config.clients.get(myid));
  if (client === undefined) return config;
  return { ...config, clientPort: client.port, clientPortAddress: client.host };
}

/** The folders of snapshots and of transaction logs, as far as they are said. */
export function dataFolders({
  dataDir,
  dataLogDir,
}: Pick<ServerConfig, 'dataDir' | 'dataLogDir'>): string[] {
  return [dataDir, dataLogDir].filter((folder) => folder !== undefined);
}

/** One server alone: with no server line, or with a single one that may be no quorum by itself. */
export function isStandalone({
  servers,
  standaloneEnabled,
}: Pick<ServerConfig, 'servers' | 'standaloneEnabled'>): boolean {
  return servers.size === 0 || (servers.size === 1 && standaloneEnabled);
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}

function parsePortNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
