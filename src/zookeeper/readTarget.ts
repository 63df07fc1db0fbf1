import { isIP } from 'node:net';
import { ExitCode } from '../tool/exitCode.ts';
import { requireSettings } from '../tool/requireSettings.ts';
import type { Sources } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';
import type { Target } from './askServer.ts';
import { reachableHost } from '../pod/reachableHost.ts';
import { clientSettings } from './clientSettings.ts';

/** Reads which server to ask, and for how long. Throws a ToolError with every problem. */
export async function readTarget(sources: Sources): Promise<Target> {
  const { port, host, timeoutMs } = requireSettings(clientSettings, sources);
  const name = reachableHost(host);
  if (isIP(name) !== 0) return { host: name, port, timeoutMs };
  // Not loaded on a probe's common path: a pod's variables give an address.
  const { resolveName } = await import('../pod/resolveName.ts');
  const [address] = await resolveName(name, sources.env);
  if (address !== undefined) return { host: address, port, timeoutMs };
  throw new ToolError(ExitCode.Unavailable, [`${name}: this name has no address`]);
}
