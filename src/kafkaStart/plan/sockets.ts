import { type Entries, issueOf, valueOf } from '../../kafka/properties/entries.ts';
import {
  type Listener,
  parseListeners,
  parseProtocolMap,
  splitList,
} from '../../kafka/cluster/listeners.ts';
import type { ServerPort } from '../../process/resolvePorts.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import type { Role, Way } from './mode.ts';

/** A listener with what is spoken there, and to whom. */
export interface Socket extends Listener {
  readonly role: Role;
  readonly protocol: string;
}

export interface Sockets {
  readonly all: readonly Socket[];
  /** Properties that follow from the listeners, and that nobody gave. */
  readonly derived: readonly (readonly [string, string])[];
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
const controllerPort = 9093;
const ownProtocols = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];

/** The listeners that are given, or one on every address for each role. */
export function decideSockets(given: Entries, way: Way, issues: Issue[]): Sockets | undefined {
  const inKraft = way.mode === 'kraft';
  const controllerNames = inKraft
    ? splitList((valueOf(given, 'controller.listener.names') ?? 'CONTROLLER').toUpperCase())
    : [];
  const listeners = readListeners(given, way, controllerNames[0] ?? 'CONTROLLER', issues);
  if (listeners === undefined) return undefined;
  const map = decideProtocolMap(given, controllerNames);
  const all = listeners.map(({ name, host, port }): Socket => ({
    name,
    host,
    port,
    role: controllerNames.includes(name) ? 'controller' : 'broker',
    protocol: map.get(name) ?? '',
  }));
  checkSockets({ given, way, all }, issues);
  const derived: [string, string][] = [];
  if (inKraft) {
    derived.push(['controller.listener.names', controllerNames.join(',')]);
    derived.push([
      'listener.security.protocol.map',
      [...map].map(([name, protocol]) => `${name}:${protocol}`).join(','),
    ]);
  }
  const between = decideInterBroker(given, all);
  if (between !== undefined) derived.push(['inter.broker.listener.name', between]);
  return { all, derived };
}

function readListeners(
  given: Entries,
  { roles }: Way,
  controllerName: string,
  issues: Issue[],
): readonly Listener[] | undefined {
  const entry = given.get('listeners');
  if (entry === undefined) {
    return roles.map((role) =>
      role === 'broker'
        ? { name: 'PLAINTEXT', host: '', port: brokerPort }
        : { name: controllerName, host: '', port: controllerPort },
    );
  }
  const parsed = parseListeners(entry.value);
  if (parsed.ok) return parsed.value;
  issues.push(issueOf(entry, parsed.problem));
  return undefined;
}

function decideProtocolMap(
  given: Entries,
  controllerNames: readonly string[],
): ReadonlyMap<string, string> {
  const map = valueOf(given, 'listener.security.protocol.map');
  if (map !== undefined) return parseProtocolMap(map);
  const named = controllerNames
    .filter((name) => !ownProtocols.includes(name))
    .map((name) => [name, 'PLAINTEXT'] as const);
  return new Map([...named, ...ownProtocols.map((name) => [name, name] as const)]);
}

interface Checked {
  readonly given: Entries;
  readonly way: Way;
  readonly all: readonly Socket[];
}

function checkSockets({ given, way, all }: Checked, issues: Issue[]): void {
  const entry = given.get('listeners');
  const say = (problem: string): void => {
    issues.push(
      entry === undefined
        ? { subject: 'listeners', problem, exitCode: ExitCode.Config }
        : issueOf(entry, problem),
    );
  };
  for (const { name, protocol } of all) {
    if (protocol === '') say(`${name} has no protocol in listener.security.protocol.map`);
  }
  for (const role of way.roles) {
    if (all.some((socket) => socket.role === role)) continue;
    const names = role === 'controller' ? ', named by controller.listener.names' : '';
    say(`none of the listeners is for the role ${role}${names} (process.roles)`);
  }
  const ports = all.filter(({ port }) => port > 0).map(({ host, port }) => `${host}:${port}`);
  const twice = ports.find((port, index) => ports.indexOf(port) !== index);
  if (twice !== undefined) say(`two listeners on ${twice}`);
}

// Kafka takes PLAINTEXT where nothing is said, and stops where there is no such listener.
function decideInterBroker(given: Entries, all: readonly Socket[]): string | undefined {
  const said = ['inter.broker.listener.name', 'security.inter.broker.protocol'];
  if (said.some((key) => given.has(key))) return undefined;
  const brokers = all.filter(({ role }) => role === 'broker');
  if (brokers.some(({ name }) => name === 'PLAINTEXT')) return undefined;
  return brokers[0]?.name;
}
