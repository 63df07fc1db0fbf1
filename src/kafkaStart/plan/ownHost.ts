import { parseListeners } from '../../kafka/cluster/listeners.ts';
import { parseVoters } from '../../kafka/cluster/voters.ts';
import { type Entries, valueOf } from '../../kafka/properties/entries.ts';
import { isAddress } from '../../pod/address.ts';
import type { Parsed } from '../../tool/parsed.ts';

interface Named {
  readonly properties: Entries;
  readonly nodeId: number;
  /** `kafka-0`. */
  readonly podName: string;
}

/**
 * The DNS name by which this pod calls itself: the host that it listens on, or that the quorum knows it
 * by, or that it advertises to the cluster. None where it goes by an address, by a bare host name, which
 * the kubelet writes to /etc/hosts, or by names of others only, such as a load balancer's.
 */
export function findOwnHost({ properties, nodeId, podName }: Named): string | undefined {
  const listeners = orNone(parseListeners(valueOf(properties, 'listeners') ?? ''));
  const voters = orNone(parseVoters(valueOf(properties, 'controller.quorum.voters') ?? ''));
  const advertised = orNone(parseListeners(valueOf(properties, 'advertised.listeners') ?? ''));
  const hosts = [
    ...listeners.map(({ host }) => host),
    ...voters.filter(({ id }) => id === nodeId).map(({ host }) => host),
    ...advertised.map(({ host }) => host).filter((host) => host.startsWith(`${podName}.`)),
  ];
  return hosts.find((host) => host.includes('.') && !isAddress(host));
}

function orNone<T>(parsed: Parsed<readonly T[]>): readonly T[] {
  return parsed.ok ? parsed.value : [];
}
