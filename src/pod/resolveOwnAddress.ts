import { accept, type Parsed, reject } from '../tool/parsed.ts';
import type { Env } from '../tool/serviceLink.ts';
import { isAddress } from './address.ts';
import { reachableHost } from './reachableHost.ts';
import { readOwnAddresses } from './readOwnName.ts';
import { resolveWithin } from './resolveName.ts';

/**
 * Where a server of this pod is reached that listens there. A name that leads to another pod is none: DNS may be
 * old, or lie, and who is asked may be told a password. Loopback addresses are this pod's own.
 */
export async function resolveOwnAddress(
  listenAddress: string,
  env: Env,
  timeoutMs: number,
): Promise<Parsed<string>> {
  const host = reachableHost(listenAddress);
  if (isAddress(host)) return accept(host);
  const found = (await resolveWithin([host], env, timeoutMs)) ?? [];
  if (found.length === 0) return reject(`${host}: no address of this name`);
  const own = readOwnAddresses();
  const address = found.find((one) => isLoopback(one) || own.has(one));
  return address === undefined
    ? reject(`${host}: ${found.join(', ')} is no address of this pod`)
    : accept(address);
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}
