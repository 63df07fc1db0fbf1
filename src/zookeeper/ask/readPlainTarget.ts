import { isIP } from 'node:net';
import { reachableHost } from '../../pod/reachableHost.ts';
import { requireSettings } from '../../tool/requireSettings.ts';
import { readSettings, type Sources } from '../../tool/settings.ts';
import { clientSettings } from '../settings/clientSettings.ts';
import type { Target } from './askServer.ts';

/**
 * Reads where a server is asked in plain text at an address, which is the common case; undefined
 * where it is asked by TLS or at a name (readTarget.ts). Throws a ToolError with every problem.
 */
export function readPlainTarget(sources: Sources): Target | undefined {
  const read = readSettings(clientSettings, sources);
  if ((read.ok ? read.settings : read.partial).tls === true) return undefined;
  const { host, port, timeoutMs } = requireSettings(clientSettings, sources);
  const address = reachableHost(host);
  return isIP(address) === 0 ? undefined : { host: address, port, timeoutMs };
}
