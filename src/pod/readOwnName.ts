import { networkInterfaces } from 'node:os';
import type { Env } from '../tool/serviceLink.ts';
import { findAddresses } from './hosts.ts';
import { readPodHosts, readSystemHosts } from './readPod.ts';

/**
 * Whether the files of hosts alone say that a pod's own name leads back to this pod: the kubelet writes
 * it to /etc/hosts, where the system looks first. A loopback address counts only where `POD_HOSTS_FILE`
 * gives it: a resolver that answers 127.0.0.1 for the pod's name would let the server listen where no
 * peer reaches it (strimzi/strimzi-kafka-operator#8731).
 */
export function readOwnName(name: string, env: Env): boolean {
  if (findAddresses(readPodHosts(env), name).length > 0) return true;
  const own = readOwnAddresses();
  return findAddresses(readSystemHosts(), name).some((address) => own.has(address));
}

/** The addresses of this pod at which others reach it. */
export function readOwnAddresses(): ReadonlySet<string> {
  return new Set(
    Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal)
      .map(({ address }) => address),
  );
}
