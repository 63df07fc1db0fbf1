/** One line of a file like /etc/hosts (hosts(5)): an address, its canonical name and its aliases. */
export interface HostsEntry {
  readonly address: string;
  readonly names: readonly string[];
}

export function parseHosts(text: string): HostsEntry[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
    .flatMap(([address = '', ...names]) => (names.length === 0 ? [] : [{ address, names }]));
}

export function findAddresses(entries: readonly HostsEntry[], name: string): string[] {
  const wanted = name.toLowerCase();
  return entries
    .filter((entry) => entry.names.some((candidate) => candidate.toLowerCase() === wanted))
    .map((entry) => entry.address);
}

/**
 * The domain that the file gives a host, as `hostname -d` would print it: the kubelet writes a line
 * `10.244.1.5 zk-0.zk-hs.default.svc.cluster.local zk-0` for a pod of a StatefulSet with a serviceName.
 */
export function findDomain(entries: readonly HostsEntry[], host: string): string | undefined {
  const prefix = `${host}.`;
  const name = entries
    .flatMap((entry) => entry.names)
    .find((candidate) => candidate.startsWith(prefix));
  return name?.slice(prefix.length);
}
