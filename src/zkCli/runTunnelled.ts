import { renderPlace } from '../zookeeper/place.ts';
import type { Connection } from './readConnection.ts';
import { resolveServers } from './resolveServers.ts';

/**
 * Gives `use` a connect string that a program understands which knows no TLS: that of the connection,
 * or by tunnels where the servers speak TLS alone.
 */
export async function runTunnelled<T>(
  { servers, chroot, text, timeoutMs, tls }: Connection,
  use: (server: string) => Promise<T>,
): Promise<T> {
  if (tls === undefined) return use(text);
  const { serveTunnel } = await import('./serveTunnel.ts');
  const targets = await resolveServers(servers, timeoutMs);
  const tunnels = await Promise.all(targets.map(async (target) => serveTunnel(target, tls)));
  try {
    const places = tunnels.map(({ host, port }) => renderPlace(host, port));
    return await use(`${places.join(',')}${chroot}`);
  } finally {
    for (const tunnel of tunnels) tunnel.close();
  }
}
