import type { HostsEntry } from '../../src/pod/hosts.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import { askDocker } from './docker.ts';

/** A network on which containers keep their name for good, and an address until they get another one. */
export interface AddressedNetwork {
  readonly name: string;
  /** Where the names lead at the moment. */
  readonly hosts: readonly HostsEntry[];
  /** Gives a name an address that nobody had before. */
  readonly assign: (name: string) => string;
  readonly addressOf: (name: string) => string;
  /** Takes a container off the network, so that it reaches nobody and nobody reaches it. */
  readonly cut: (container: Container) => Promise<void>;
  /** Brings one back under its name, at the address that the name has. */
  readonly join: (container: Container, name: string) => Promise<void>;
}

// The first ones are the engine's own.
const firstHost = 10;
const lastHost = 250;

export async function openAddressedNetwork(containers: Containers): Promise<AddressedNetwork> {
  const name = await makeNetworkOfItsOwn(containers);
  const prefix = (await readSubnet(name)).split('.').slice(0, 3).join('.');
  const hosts: HostsEntry[] = [];
  let next = firstHost;
  const addressOf = (wanted: string): string => {
    const entry = hosts.find(({ names }) => names.includes(wanted));
    if (entry === undefined) throw new Error(`${wanted} has no address`);
    return entry.address;
  };
  return {
    name,
    hosts,
    assign: (wanted) => {
      if (next > lastHost) throw new Error(`${name}: no address is left`);
      const entry = { address: `${prefix}.${next++}`, names: [wanted] };
      const known = hosts.findIndex(({ names }) => names.includes(wanted));
      hosts.splice(known < 0 ? hosts.length : known, 1, entry);
      return entry.address;
    },
    addressOf,
    cut: async ({ id }) => void (await askDocker(['network', 'disconnect', name, id])),
    join: async ({ id }, wanted) => {
      const as = ['--ip', addressOf(wanted), '--alias', wanted];
      await askDocker(['network', 'connect', ...as, name, id]);
    },
  };
}

/** Addresses may be chosen only where the subnet was: it is the one that the engine would have chosen itself. */
async function makeNetworkOfItsOwn(containers: Containers): Promise<string> {
  const first = await containers.makeNetwork();
  const subnet = await readSubnet(first);
  await askDocker(['network', 'rm', first]);
  return containers.makeNetwork('--subnet', subnet);
}

async function readSubnet(name: string): Promise<string> {
  return askDocker(['network', 'inspect', '--format', '{{(index .IPAM.Config 0).Subnet}}', name]);
}
