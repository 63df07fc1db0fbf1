import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Env } from '../tool/serviceLink.ts';
import { within } from '../tool/within.ts';
import { findAddresses } from './hosts.ts';
import { readOwnAddresses, readOwnName } from './readOwnName.ts';
import { readPodHosts } from './readPod.ts';

/** Of names, those that are under way: while one hangs, no further question stands behind it. */
const lookUps = new Map<string, Promise<LookupAddress[]>>();

async function lookUp(name: string): Promise<LookupAddress[]> {
  const pending =
    lookUps.get(name) ??
    lookup(name, { all: true, order: 'ipv4first' }).finally(() => lookUps.delete(name));
  lookUps.set(name, pending);
  return pending;
}

/**
 * The addresses of a name: by `POD_HOSTS_FILE`, else as the system resolves it; none where it has none.
 * IPv4 comes first, as for Java: a server that is bound to a name is bound to the first.
 */
export async function resolveName(name: string, env: Env): Promise<readonly string[]> {
  const known = findAddresses(readPodHosts(env), name);
  if (known.length > 0) return known;
  try {
    return (await lookUp(name)).map(({ address }) => address);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && error.syscall === 'getaddrinfo') return [];
    throw error;
  }
}

/**
 * The addresses of several names or addresses; undefined where it takes longer than this to find
 * them. A look-up that hangs cannot be called off: it keeps the process from ending by itself.
 */
export async function resolveWithin(
  hosts: readonly string[],
  env: Env,
  timeoutMs: number,
): Promise<readonly string[] | undefined> {
  const found = Promise.all(
    hosts.map(async (host) => (isIP(host) === 0 ? resolveName(host, env) : [host])),
  );
  return (await within(found, timeoutMs))?.flat();
}

/** Whether a pod's own name leads back to this pod, by the files of hosts or as the system resolves it. */
export async function resolveOwnName(name: string, env: Env): Promise<boolean> {
  if (readOwnName(name, env)) return true;
  const own = readOwnAddresses();
  return (await resolveName(name, env)).some((address) => own.has(address));
}
