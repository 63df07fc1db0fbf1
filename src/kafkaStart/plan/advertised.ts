import { type Listener, parseListeners, renderListeners } from '../../kafka/cluster/listeners.ts';
import { expandPlaceholders, type PodWords } from '../../kafka/cluster/placeholders.ts';
import { type Entries, issueAt, issueOf } from '../../kafka/properties/entries.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Issue } from '../../tool/settings.ts';
import { decideExternal } from './externalAddress.ts';
import { betweenKeys } from './listenerNames.ts';
import type { Way } from './mode.ts';
import type { Sockets } from './sockets.ts';
import { findRepeated } from '../../tool/repeated.ts';

export interface AdvertisedFacts {
  readonly given: Entries;
  readonly way: Way;
  readonly sockets: Sockets;
  readonly settings: Pick<KafkaSettings, 'externalAddresses' | 'externalListener'>;
  readonly words: PodWords;
  readonly index: number | undefined;
  readonly replicas: number | undefined;
  /** The name that this pod is reached by; undefined where Kafka shall find one itself. */
  readonly host: string | undefined;
  /** Whether controllers tell each other how they are reached, which they need in a dynamic quorum. */
  readonly dynamic: boolean;
}

const key = 'advertised.listeners';

/** What was given, with the words of this pod in the place of `{…}`; a pod without an id has none. */
export function expandAdvertised(
  given: Entries,
  words: PodWords | undefined,
  issues: Issue[],
): Entries {
  const entry = given.get(key);
  if (entry === undefined) return given;
  if (words === undefined) {
    return new Map(given).set(key, { ...entry, value: entry.value.replaceAll(/\{[^{}]*\}/g, '1') });
  }
  const expanded = expandPlaceholders(entry.value, words);
  if (!expanded.ok) issues.push(issueOf(entry, expanded.problem));
  return expanded.ok ? new Map(given).set(key, { ...entry, value: expanded.value }) : given;
}

/** How others reach this node, and what is wrong with it; undefined where what is given, or Kafka itself, says it all. */
export function decideAdvertised(facts: AdvertisedFacts, issues: Issue[]): string | undefined {
  const { given, sockets, way } = facts;
  const isBroker = way.roles.includes('broker');
  const entry = given.get(key);
  const parsed = entry === undefined ? undefined : parseListeners(entry.value);
  if (entry !== undefined && parsed?.ok === false) issues.push(issueOf(entry, parsed.problem));
  const said = parsed?.ok === true ? parsed.value : undefined;
  const external = isBroker ? decideOutside(facts, said, issues) : undefined;
  const inside = deriveInside(facts).filter(
    ({ name }) => said === undefined || sockets.controllerNames.includes(name),
  );
  const known = [...(said ?? []), ...(external === undefined ? [] : [external])];
  const more = inside.filter(({ name }) => !known.some((listener) => listener.name === name));
  const all = said === undefined ? [...more, ...known] : [...known, ...more];
  if (parsed?.ok !== false) check(facts, all.length > 0 ? all : sockets.all, issues);
  return all.length === 0 || all.length === said?.length ? undefined : renderListeners(all);
}

function decideOutside(
  facts: AdvertisedFacts,
  said: readonly Listener[] | undefined,
  issues: Issue[],
): Listener | undefined {
  const external = decideExternal(facts);
  const say = (problem: string): undefined => {
    issues.push({ subject: 'KAFKA_EXTERNAL_ADDRESSES', problem, exitCode: ExitCode.Config });
  };
  if (!external.ok) return say(external.problem);
  if (external.value === undefined) return undefined;
  const { name } = external.value;
  if (!facts.sockets.all.some((socket) => socket.name === name)) {
    return say(
      `there is no listener ${name} (name it in listeners, or set KAFKA_EXTERNAL_LISTENER)`,
    );
  }
  return said?.some((listener) => listener.name === name) === true
    ? say(`advertised.listeners says something of ${name} as well (leave one of them out)`)
    : external.value;
}

function deriveInside({
  sockets,
  settings,
  way,
  host,
  dynamic,
}: AdvertisedFacts): readonly Listener[] {
  if (host === undefined) return [];
  const outside = settings.externalAddresses === undefined ? '' : settings.externalListener;
  return sockets.all
    .filter(({ role }) => way.roles.includes(role) && (role === 'broker' || dynamic))
    .filter(({ name, port }) => port > 0 && name !== outside)
    .map(({ name, port }) => ({ name, host, port }));
}

const everyAddress = new Set(['0.0.0.0', '::']);

/** What KafkaConfig.validateValues would stop at some seconds later. */
function check(facts: AdvertisedFacts, all: readonly Listener[], issues: Issue[]): void {
  const { given, way, sockets } = facts;
  const entry = given.get(key);
  const say = (problem: string): void => {
    issues.push(issueAt(given, key, problem));
  };
  const names = all.map(({ name }) => name);
  for (const { name, host, port } of all) {
    if (everyAddress.has(host)) {
      say(
        `${name} at ${host} reaches nobody: it means every address of whoever connects (name the pod, as {fqdn})`,
      );
    }
    if (port === 0 && entry !== undefined) say(`${name} at port 0 reaches nobody`);
  }
  const twice = findRepeated(names);
  if (twice !== undefined && entry !== undefined) say(`names ${twice} twice`);
  const unspoken = names.find((name) => !sockets.protocols.has(name));
  if (unspoken !== undefined && entry !== undefined) {
    say(`${unspoken} has no protocol in listener.security.protocol.map`);
    return;
  }
  if (!way.roles.includes('broker')) return;
  const ofBrokers = names.filter((name) => !sockets.controllerNames.includes(name));
  const listening = sockets.all.map(({ name }) => name);
  const unknown = ofBrokers.find((name) => !listening.includes(name));
  if (unknown !== undefined) {
    say(`${unknown} is none of the listeners, which are ${listening.join(', ')}`);
    return;
  }
  if (ofBrokers.length === 0 || ofBrokers.includes(sockets.between)) return;
  const between = betweenKeys.map((one) => given.get(one)).find((one) => one !== undefined);
  const remedy = `brokers reach each other by it, and ${ofBrokers.join(', ')} alone is advertised`;
  if (between === undefined) say(`lacks ${sockets.between}: ${remedy}`);
  else issues.push(issueOf(between, `${sockets.between}: ${remedy}`));
}
