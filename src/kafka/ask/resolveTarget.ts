import type { Place } from '../../pod/place.ts';
import { reachableHost } from '../../pod/reachableHost.ts';
import { resolveOwnAddress } from '../../pod/resolveOwnAddress.ts';
import { resolveWithin } from '../../pod/resolveName.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { tellsPassword, toOtherAccess } from '../security/otherAccess.ts';
import type { Target, Trust } from './target.ts';

interface Way extends Omit<Target, 'host' | 'port'> {
  readonly env: Env;
}

const noAddress = 'no address of this name';

/** Where the server of this pod is asked that listens there: at an address of this pod. */
export async function resolveOwnTarget(
  { host, port }: Place,
  { env, access, timeoutMs, signal }: Way,
): Promise<Parsed<Target>> {
  const address = await resolveOwnAddress(host, env, timeoutMs);
  if (!address.ok) return address;
  return accept({ host: address.value, port, access, timeoutMs, ...(signal && { signal }) });
}

/** Where a server is asked that listens there: at the first address of its name, which is waited for as long as for it. */
export async function resolveTarget(
  { host, port }: Place,
  { env, access, timeoutMs, signal }: Way,
): Promise<Parsed<Target>> {
  const name = reachableHost(host);
  const [address] = (await resolveWithin([name], env, timeoutMs)) ?? [];
  if (address === undefined) return reject(`${name}: ${noAddress}`);
  return accept({ host: address, port, access, timeoutMs, ...(signal && { signal }) });
}

/** How other servers of the cluster are found, and known to be those. */
export interface Others {
  readonly env: Env;
  readonly trust: Trust | undefined;
  /** By name, the address that it had last: a server that was found is asked there while nobody knows its name. */
  readonly found?: Map<string, string>;
}

/** Another server, asked at the listener by which this one is, and waited for as long. Who asks names it. */
export async function resolveOther(
  target: Target,
  place: Place,
  { env, trust, found }: Others,
): Promise<Parsed<Target>> {
  const access = toOtherAccess(target.access, place.host, trust);
  if (!access.ok) return access;
  const other = await resolveTarget(place, { ...target, access: access.value, env });
  if (other.ok) {
    found?.set(place.host, other.value.host);
    return other;
  }
  // somebody else may have that address by now, who is not told a password
  const last = tellsPassword(target.access) ? undefined : found?.get(place.host);
  if (last === undefined) return reject(noAddress);
  return accept({ ...target, host: last, port: place.port, access: access.value });
}
