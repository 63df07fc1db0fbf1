import { reachableHost } from '../../pod/reachableHost.ts';
import { resolveWithin } from '../../pod/resolveName.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Access, Target } from '../ask/target.ts';
import type { Place } from './asking.ts';

interface Around {
  readonly access: Access;
  readonly env: Env;
  readonly timeoutMs: number;
}

/** Where a server is asked: at the first address of its name. */
export async function resolveTarget(
  { host, port }: Place,
  { access, env, timeoutMs }: Around,
): Promise<Parsed<Target>> {
  const addresses = await resolveWithin([reachableHost(host)], env, timeoutMs);
  const [address] = addresses ?? [];
  if (address === undefined) return reject(`${host}: no address of this name`);
  return accept({ host: address, port, access, timeoutMs });
}
