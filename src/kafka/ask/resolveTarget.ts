import { isAddress } from '../../pod/address.ts';
import { resolveWithin } from '../../pod/resolveName.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Target } from './target.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Another server, spoken to as this one is, and waited for as long; none where its name leads nowhere in time. */
export async function resolveTarget(
  target: Target,
  { host, port }: Place,
  env: Env,
): Promise<Target | undefined> {
  const address = (await resolveWithin([host], env, target.timeoutMs))?.[0];
  if (address === undefined) return undefined;
  const { access } = target;
  if (access.tls === undefined) return { ...target, host: address, port };
  const serverName = isAddress(host) ? undefined : host;
  const tls = { ...access.tls, serverName };
  return { ...target, host: address, port, access: { ...access, tls } };
}
