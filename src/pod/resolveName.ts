import { lookup } from 'node:dns/promises';
import type { Env } from '../tool/serviceLink.ts';
import { findAddresses } from './hosts.ts';
import { readOwnAddresses, readOwnName } from './readOwnName.ts';
import { readPodHosts } from './readPod.ts';

/**
 * The addresses of a name: by `POD_HOSTS_FILE`, else as the system resolves it; none where it has none.
 * IPv4 comes first, as for Java: a server that is bound to a name is bound to the first.
 */
export async function resolveName(name: string, env: Env): Promise<readonly string[]> {
  const known = findAddresses(readPodHosts(env), name);
  if (known.length > 0) return known;
  try {
    return (await lookup(name, { all: true, order: 'ipv4first' })).map(({ address }) => address);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && error.syscall === 'getaddrinfo') return [];
    throw error;
  }
}

/** Whether a pod's own name leads back to this pod, by the files of hosts or as the system resolves it. */
export async function resolveOwnName(name: string, env: Env): Promise<boolean> {
  if (readOwnName(name, env)) return true;
  const own = readOwnAddresses();
  return (await resolveName(name, env)).some((address) => own.has(address));
}
