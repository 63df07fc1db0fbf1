import { type Entries, issueOf, valueOf } from '../../kafka/properties/entries.ts';
import { type Listener, parseListeners, splitList } from '../../kafka/cluster/listeners.ts';
import type { Socket } from '../../kafka/cluster/socket.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import type { ServerPort } from '../../process/resolvePorts.ts';
import type { Issue } from '../../tool/settings.ts';
import { betweenKeys, decideInterBroker, decideProtocolMap, spell } from './listenerNames.ts';
import { checkSockets } from './socketChecks.ts';
import type { Way } from './mode.ts';

export interface Sockets {
  readonly all: readonly Socket[];
  /** Those of the controllers, also on a broker that only connects to them. */
  readonly controllerNames: readonly string[];
  /** Properties that follow from the listeners, and that nobody gave. */
  readonly derived: readonly (readonly [string, string])[];
  /** Properties that were given in a spelling that Kafka would not take, as it takes them. */
  readonly spelled: readonly (readonly [string, string])[];
  /** Protocols by the names of listeners. */
  readonly protocols: ReadonlyMap<string, string>;
  /** The listener that brokers reach each other by. */
  readonly between: string;
}

export interface SocketFacts {
  readonly given: Entries;
  readonly way: Way;
  readonly version: string;
  readonly settings: Pick<
    KafkaSettings,
    'controllerPort' | 'externalAddresses' | 'externalListener'
  >;
}

/** The ports that a broker opens when it starts. */
export function listPorts(sockets: readonly Socket[]): ServerPort[] {
  return sockets
    .filter(({ port }) => port > 0)
    .map(({ name, host, port }) => ({
      subject: `listener ${name}`,
      host: host === '' ? undefined : host,
      port,
    }));
}

const brokerPort = 9092;
export const controllerPort = 9093;
const externalPort = 9094;

/** The listeners that are given, or one on every address for each role. */
export function decideSockets(facts: SocketFacts, issues: Issue[]): Sockets | undefined {
  const { given, way } = facts;
  const inKraft = way.mode === 'kraft';
  const controllerNames = inKraft
    ? splitList((valueOf(given, 'controller.listener.names') ?? 'CONTROLLER').toUpperCase())
    : [];
  const listeners = readListeners(facts, controllerNames, issues);
  if (listeners === undefined) return undefined;
  const map = decideProtocolMap(facts, controllerNames);
  const all = listeners.map(({ name, host, port }): Socket => ({
    name,
    host,
    port,
    role: controllerNames.includes(name) ? 'controller' : 'broker',
    protocol: map.get(name) ?? '',
  }));
  const between = decideInterBroker(facts, all);
  checkSockets({ ...facts, all, controllerNames, map, between }, issues);
  const derived: [string, string][] = [];
  if (inKraft) derived.push(['controller.listener.names', controllerNames.join(',')]);
  if (inKraft || facts.settings.externalAddresses !== undefined) {
    derived.push([
      'listener.security.protocol.map',
      [...map].map(([name, protocol]) => `${name}:${protocol}`).join(','),
    ]);
  }
  const saysBetween = betweenKeys.some((key) => given.has(key)) || between === 'PLAINTEXT';
  if (way.roles.includes('broker') && !saysBetween && between !== '') {
    derived.push(['inter.broker.listener.name', between]);
  }
  const spelled = spell(given, all, controllerNames);
  return { all, controllerNames, protocols: map, derived, spelled, between };
}

function readListeners(
  { given, way, settings }: SocketFacts,
  [controllerName = 'CONTROLLER']: readonly string[],
  issues: Issue[],
): readonly Listener[] | undefined {
  const isBroker = way.roles.includes('broker');
  const advertised = isBroker ? given.get('advertised.listeners') : undefined;
  const entry = given.get('listeners') ?? advertised;
  const controller = {
    name: controllerName,
    host: '',
    port: settings.controllerPort ?? controllerPort,
  };
  const ofController = way.roles.includes('controller') ? [controller] : [];
  if (entry === undefined) {
    const external =
      settings.externalAddresses === undefined
        ? []
        : [{ name: settings.externalListener, host: '', port: externalPort }];
    const ofBroker = [{ name: 'PLAINTEXT', host: '', port: brokerPort }, ...external];
    return isBroker ? [...ofBroker, ...ofController] : ofController;
  }
  const parsed = parseListeners(entry.value);
  if (!parsed.ok) {
    issues.push(issueOf(entry, parsed.problem));
    return undefined;
  }
  if (entry.key === 'listeners') return parsed.value;
  // as the image of Apache does: on every address, at the port that is advertised
  const others = parsed.value.filter(({ name }) => name !== controllerName);
  return [...others.map(({ name, port }) => ({ name, host: '', port })), ...ofController];
}
