import { isIP } from 'node:net';
import { resolveName } from '../pod/resolveName.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import type { ServerName } from './connectString.ts';

/** Every address of every server: a client tries each of them. Throws a ToolError where there is none. */
export async function resolveServers(servers: readonly ServerName[]): Promise<ServerName[]> {
  const resolved = await Promise.all(
    servers.map(async (server) => {
      const addresses =
        isIP(server.host) === 0 ? await resolveName(server.host, process.env) : [server.host];
      return addresses.map((address) => ({ host: address, port: server.port }));
    }),
  );
  const found = resolved.flat();
  if (found.length > 0) return found;
  throw new ToolError(
    ExitCode.Unavailable,
    servers.map((server) => `${server.host}: this name has no address`),
  );
}
