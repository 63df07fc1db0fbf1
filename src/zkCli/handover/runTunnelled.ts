import { renderPlace } from '../../pod/place.ts';
import { askWhy, unavailable } from '../session/askWhy.ts';
import type { Connection } from '../session/readConnection.ts';
import { resolveServers } from '../session/resolveServers.ts';

const maxQuestionMs = 2000;

/**
 * Gives `use` a connect string that a program understands which knows no TLS: that of the connection,
 * or by tunnels where the servers speak TLS alone. Throws a ToolError with `ExitCode.Unavailable` where
 * no server serves; one without quorum serves who reads only.
 */
export async function runTunnelled<T>(
  { servers, chroot, text, timeoutMs, tls }: Connection,
  isReadOnly: boolean,
  use: (server: string) => Promise<T>,
): Promise<T> {
  const targets = await resolveServers(servers, timeoutMs);
  const { isAnyThere, isAnyServing, problems } = await askWhy(
    { servers: targets, tls },
    Math.min(maxQuestionMs, timeoutMs),
  );
  // ZooKeeperMain would wait in vain, and some of its commands end with 0 all the same.
  if (!(isReadOnly ? isAnyThere : isAnyServing)) throw unavailable(problems);
  if (tls === undefined) return use(text);
  const { serveTunnel } = await import('../session/serveTunnel.ts');
  const tunnels = await Promise.all(targets.map(async (target) => serveTunnel(target, tls)));
  try {
    const places = tunnels.map((tunnel) => renderPlace(tunnel));
    return await use(`${places.join(',')}${chroot}`);
  } finally {
    for (const tunnel of tunnels) tunnel.close();
  }
}
