import { parseProtocolMap, renderListeners } from '../../kafka/cluster/listeners.ts';
import { protocols, type Socket } from '../../kafka/cluster/socket.ts';
import { type Entries, valueOf } from '../../kafka/properties/entries.ts';
import type { SocketFacts } from './sockets.ts';

/** What each listener speaks: what is given, else plain text with controllers and, until told otherwise, outside. */
export function decideProtocolMap(
  { given, settings }: SocketFacts,
  controllerNames: readonly string[],
): ReadonlyMap<string, string> {
  const map = valueOf(given, 'listener.security.protocol.map');
  if (map !== undefined) return parseProtocolMap(map);
  const external = settings.externalAddresses === undefined ? [] : [settings.externalListener];
  const named = [...controllerNames, ...external]
    .filter((name) => !protocols.includes(name))
    .map((name) => [name, 'PLAINTEXT'] as const);
  return new Map([...named, ...protocols.map((name) => [name, name] as const)]);
}

export const betweenKeys = ['inter.broker.listener.name', 'security.inter.broker.protocol'];

/**
 * The listener that brokers reach each other by. Kafka takes PLAINTEXT where nothing is said, and stops
 * where there is no such listener.
 */
export function decideInterBroker(
  { given, settings }: SocketFacts,
  all: readonly Socket[],
): string {
  const [said] = betweenKeys.flatMap((key) => valueOf(given, key) ?? []);
  if (said !== undefined) return said.toUpperCase();
  const names = all.filter(({ role }) => role === 'broker').map(({ name }) => name);
  const inside = names.find((name) => name !== settings.externalListener);
  return names.includes('PLAINTEXT') ? 'PLAINTEXT' : (inside ?? names[0] ?? '');
}

/** What was given, as Kafka takes it: it compares these names as they stand, and since 4.3 takes no empty item. */
export function spell(given: Entries, all: readonly Socket[], controllerNames: readonly string[]) {
  const spelled: [string, string][] = [];
  const names = valueOf(given, 'controller.listener.names');
  if (names !== undefined && names !== controllerNames.join(',')) {
    spelled.push(['controller.listener.names', controllerNames.join(',')]);
  }
  const listeners = valueOf(given, 'listeners');
  if (listeners !== undefined && /^,|,\s*(?:,|$)/.test(listeners)) {
    spelled.push(['listeners', renderListeners(all)]);
  }
  return spelled;
}
