import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { Env } from '../tool/serviceLink.ts';
import { findAddresses } from './hosts.ts';
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

/**
 * Whether a pod's own name leads back to this pod. A loopback address counts only where
 * `POD_HOSTS_FILE` gives it: a resolver that answers 127.0.0.1 for the pod's name would let the
 * server listen where no peer reaches it (strimzi/strimzi-kafka-operator#8731).
 */
export async function resolveOwnName(name: string, env: Env): Promise<boolean> {
  if (findAddresses(readPodHosts(env), name).length > 0) return true;
  const own = new Set(
    Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal)
      .map(({ address }) => address),
  );
  return (await resolveName(name, env)).some((address) => own.has(address));
}
