import { reachableHost } from '../pod/reachableHost.ts';
import { requireSettings } from '../tool/requireSettings.ts';
import type { Flags } from '../tool/settings.ts';
import type { Target } from '../zookeeper/ask/askServer.ts';
import type { Server } from '../zookeeper/readServer.ts';
import { clientSettings } from '../zookeeper/settings/clientSettings.ts';
import { secureClientSettings } from '../zookeeper/settings/secureClientSettings.ts';

const { tlsDir, tlsClientAuth, tlsName } = secureClientSettings;

interface Way {
  readonly timeoutMs: number;
  readonly flags: Flags;
}

/**
 * Where the member answers its supervisor: at its plain client port, or by TLS where it has no other.
 * Throws a ToolError where there is no certificate to ask it with.
 */
export async function readMemberTarget(
  { config, env }: Server,
  { timeoutMs, flags }: Way,
): Promise<Target> {
  const { secureClientPort } = config;
  if (config.clientPort !== undefined || secureClientPort === undefined) {
    const port = config.clientPort ?? clientSettings.port.fallback ?? 2181;
    return { host: reachableHostOf(config.clientPortAddress), port, timeoutMs };
  }
  const settings = requireSettings({ tlsDir, tlsClientAuth, tlsName }, { env, flags });
  const { readClientTls } = await import('../zookeeper/ask/readClientTls.ts');
  const host = reachableHostOf(config.secureClientPortAddress);
  return { host, port: secureClientPort, timeoutMs, tls: readClientTls(settings) };
}

function reachableHostOf(address: string = clientSettings.host.fallback): string {
  return reachableHost(address);
}
