import { isIPv4, isIPv6 } from '../../pod/address.ts';
import { type Entries, issueAt, valueOf } from '../../kafka/properties/entries.ts';
import { majorOf } from '../../kafka/version.ts';
import type { Issue } from '../../tool/settings.ts';
import type { Way } from './mode.ts';
import { protocols, type Socket } from '../../kafka/cluster/socket.ts';
import { findRepeated } from '../../tool/repeated.ts';

interface Checked {
  readonly given: Entries;
  readonly way: Way;
  readonly version: string;
  readonly all: readonly Socket[];
  readonly controllerNames: readonly string[];
  readonly map: ReadonlyMap<string, string>;
  readonly between: string;
}

const mapKey = 'listener.security.protocol.map';
const betweenKey = 'inter.broker.listener.name';

type Say = (key: string, problem: string) => void;

/** What KafkaConfig.validateValues would stop at some seconds later, on listeners that are there. */
export function checkSockets(facts: Checked, issues: Issue[]): void {
  const say: Say = (key, problem) => {
    issues.push(issueAt(facts.given, key, problem));
  };
  checkProtocols(facts, say);
  checkRoles(facts, say);
  checkPorts(facts, say);
  checkBetween(facts, say);
}

function checkProtocols({ given, way, all, map, controllerNames }: Checked, say: Say): void {
  for (const { name, protocol } of all) {
    if (protocol === '') say('listeners', `${name} has no protocol in ${mapKey}`);
  }
  if (!given.has(mapKey)) return;
  for (const [name, protocol] of map) {
    if (protocols.includes(protocol)) continue;
    say(
      mapKey,
      `expected NAME:PROTOCOL,… with one of ${protocols.join(', ')}, got ${name}:${protocol}`,
    );
    return;
  }
  const missing = controllerNames.find((name) => !map.has(name));
  if (missing !== undefined && !way.roles.includes('controller')) {
    say(mapKey, `has no protocol for ${missing}, by which the controllers are reached`);
  }
}

function checkRoles({ way, all, controllerNames }: Checked, say: Say): void {
  const isController = way.roles.includes('controller');
  for (const role of way.roles) {
    if (all.some((socket) => socket.role === role)) continue;
    const [controller = 'CONTROLLER'] = controllerNames;
    const missing = role === 'controller' ? `${controller}://:9093` : 'PLAINTEXT://:9092';
    const remedy = `add ${missing}, or leave the role out of process.roles`;
    say('listeners', `none of the listeners is for the role ${role} (${remedy})`);
  }
  if (way.mode === 'zookeeper') return;
  if (controllerNames.length === 0) {
    say('controller.listener.names', 'expected the name of a listener, such as CONTROLLER');
  }
  const other = all.find(({ role }) => !way.roles.includes(role));
  if (other !== undefined) {
    const remedy =
      other.role === 'broker'
        ? 'leave it out, or name it in controller.listener.names'
        : 'leave it out: a broker connects to the controllers, and has no such listener itself';
    say(
      'listeners',
      `${other.name} is for the role ${other.role}, and this node is none (${remedy})`,
    );
  }
  const missing = controllerNames.find((name) => !all.some((socket) => socket.name === name));
  if (isController && missing !== undefined && all.some(({ role }) => role === 'controller')) {
    say('controller.listener.names', `${missing} is none of the listeners`);
  }
}

function checkPorts({ all }: Checked, say: Say): void {
  const names = all.map(({ name }) => name);
  const twice = findRepeated(names);
  if (twice !== undefined) say('listeners', `two listeners with the name ${twice}`);
  for (const port of new Set(all.map((socket) => socket.port))) {
    const hosts = all.filter((socket) => socket.port === port).map(({ host }) => host);
    const oneOfEach =
      hosts.length === 2 &&
      hosts.some((host) => isIPv4(host)) &&
      hosts.some((host) => isIPv6(host));
    if (port === 0 || hosts.length === 1 || oneOfEach) continue;
    say('listeners', `two listeners on port ${port}: each needs a port of its own`);
  }
}

function checkBetween(
  { given, way, version, map, between, controllerNames }: Checked,
  say: Say,
): void {
  const byName = given.has(betweenKey);
  if (byName && given.has('security.inter.broker.protocol')) {
    say(betweenKey, 'expected either it or security.inter.broker.protocol, got both');
    return;
  }
  if (way.mode === 'kraft' && given.has('control.plane.listener.name') && majorOf(version) < 4) {
    say('control.plane.listener.name', 'is for ZooKeeper mode (leave it out)');
  }
  if (byName && !map.has(between)) {
    say(betweenKey, `${between} has no protocol in ${mapKey}`);
    return;
  }
  const alone = !way.roles.includes('broker');
  if (alone && byName && controllerNames.includes(between) && majorOf(version) >= 4) {
    say(betweenKey, `${between} is a listener of controllers (leave it out on a controller)`);
  }
  if (!byName && given.has('security.inter.broker.protocol') && !protocols.includes(between)) {
    const value = valueOf(given, 'security.inter.broker.protocol') ?? '';
    say('security.inter.broker.protocol', `expected one of ${protocols.join(', ')}, got ${value}`);
  }
}
