import { resolveWithin } from '../../pod/resolveName.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { ToolError } from '../../tool/toolError.ts';
import type { ServerName } from './connectString.ts';

/**
 * Every address of every server: a client tries each of them. Throws a ToolError where there is none,
 * or none within so much time.
 */
export async function resolveServers(
  servers: readonly ServerName[],
  timeoutMs: number,
): Promise<ServerName[]> {
  const resolved = await Promise.all(
    servers.map(async ({ host, port }) => ({
      host,
      port,
      addresses: await resolveWithin([host], process.env, timeoutMs),
    })),
  );
  const found = resolved.flatMap(({ port, addresses = [] }) =>
    addresses.map((address) => ({ host: address, port })),
  );
  if (found.length > 0) return found;
  throw new ToolError(
    ExitCode.Unavailable,
    resolved.map(({ host, addresses }) =>
      addresses === undefined
        ? `${host}: no address of this name within ${timeoutMs} ms`
        : `${host}: this name has no address`,
    ),
  );
}
