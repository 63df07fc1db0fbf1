import { findDomain, type HostsEntry } from './hosts.ts';

interface DomainFacts {
  readonly name: string;
  readonly hosts: readonly HostsEntry[];
  readonly service: string | undefined;
  readonly namespace: string | undefined;
  readonly clusterDomain: string;
}

/**
 * The DNS domain that the pods of a StatefulSet share, `zk-hs.default.svc.cluster.local`:
 * said explicitly, put together from the downward API, or what /etc/hosts gives this pod.
 * Never by a look-up of another member: members that wait for each other never start.
 */
export function decideDomain(explicit: string | undefined, pod: DomainFacts): string | undefined {
  if (explicit !== undefined) return explicit;
  const { service, namespace, clusterDomain } = pod;
  if (service !== undefined && namespace !== undefined) {
    return `${service}.${namespace}.svc.${clusterDomain}`;
  }
  return findDomain(pod.hosts, pod.name);
}
