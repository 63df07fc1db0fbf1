import type { BrokerPlace } from '../../kafka/wire/metadata.ts';
import { resolveWithin } from '../../pod/resolveName.ts';
import { askPage } from '../../process/askPage.ts';
import { wasAskedToStop } from '../../process/health.ts';
import type { Env } from '../../tool/serviceLink.ts';

const timeoutMs = 500;

/** Which of these brokers were asked to stop, as the supervisors of their pods say where they can be asked. */
export async function askWhoLeaves(
  brokers: readonly BrokerPlace[],
  { healthPort, env }: { readonly healthPort: number; readonly env: Env },
): Promise<readonly number[]> {
  const leaving = await Promise.all(
    brokers.map(async ({ id, host }) => {
      const [address] = (await resolveWithin([host], env, timeoutMs)) ?? [];
      if (address === undefined) return [];
      const answer = await askPage('/readyz', { host: address, port: healthPort, timeoutMs });
      return answer.ok && answer.reply.body.includes(wasAskedToStop) ? [id] : [];
    }),
  );
  return leaving.flat();
}
