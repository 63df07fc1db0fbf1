import { findNearest } from '../../tool/nearest.ts';
import { type Env, isServiceLink } from '../../tool/serviceLink.ts';
import type { Entry } from './entries.ts';

const prefix = 'KAFKA_';

const logLevelHint = 'set the level by -Dlogging.level in KAFKA_OPTS, or give KAFKA_LOG4J_OPTS';

/**
 * Variables of the stock scripts and images that are no properties (kafka-run-class.sh,
 * KafkaDockerWrapper), with what to set instead of those that are not followed here.
 */
const notProperties: ReadonlyMap<string, string | undefined> = new Map([
  ['KAFKA_VERSION', undefined],
  ['KAFKA_MODE', undefined],
  ['KAFKA_DEBUG', 'give the options of the debugger in KAFKA_OPTS'],
  ['KAFKA_JMX_PORT', 'set JMX_PORT'],
  ['KAFKA_JMX_HOSTNAME', 'set -Djava.rmi.server.hostname in KAFKA_JMX_OPTS'],
  ['KAFKA_LOG4J_ROOT_LOGLEVEL', logLevelHint],
  ['KAFKA_LOG4J_LOGGERS', logLevelHint],
  ['KAFKA_TOOLS_LOG4J_LOGLEVEL', logLevelHint],
]);

// The only property that is not all in lower case.
const spelledOtherwise = new Map([
  ['zookeeper.client.cnxn.socket', 'zookeeper.clientCnxnSocket'],
  ['zookeeper.clientcnxnsocket', 'zookeeper.clientCnxnSocket'],
]);

interface Mapped {
  readonly entries: readonly Entry[];
  readonly warnings: readonly string[];
}

/**
 * The properties that the environment sets: every `KAFKA_…` variable that is neither our own, nor
 * one of the scripts', nor injected by Kubernetes for a Service named kafka.
 */
export function mapEnvironment(env: Env, own: ReadonlySet<string>): Mapped {
  const names = Object.keys(env)
    .filter((name) => name.startsWith(prefix) && name !== prefix && env[name] !== undefined)
    .filter((name) => !own.has(name))
    .toSorted();
  const links = names.filter((name) => isServiceLink(name, env));
  const mapped = names.filter((name) => !links.includes(name) && !notProperties.has(name));
  return {
    entries: mapped.map((name) => ({
      key: propertyKeyOf(name),
      value: env[name] ?? '',
      subject: name,
    })),
    warnings: [
      ...warnOfLinks(links),
      ...names.flatMap((name) => warnOfUnused(name)),
      ...mapped.flatMap((name) => warnOfNearMiss(name, own)),
    ],
  };
}

function warnOfLinks([first, ...more]: readonly string[]): string[] {
  if (first === undefined) return [];
  const names = more.length === 0 ? first : `${first} and ${more.length} more`;
  return [
    `${names}: injected by Kubernetes for a Service, ignored (enableServiceLinks: false in the pod keeps them away)`,
  ];
}

function warnOfUnused(name: string): string[] {
  const hint = notProperties.get(name);
  return hint === undefined ? [] : [`${name}: not used here, ignored (${hint})`];
}

// What is nearly one of our own names is more likely misspelt than a property of Kafka's.
function warnOfNearMiss(name: string, own: ReadonlySet<string>): string[] {
  // without the prefix, which would make all of them alike
  const names = [...own]
    .filter((one) => one.startsWith(prefix))
    .map((one) => one.slice(prefix.length));
  const nearest = findNearest(name.slice(prefix.length), names);
  return nearest === undefined
    ? []
    : [
        `${name}: taken for the property ${propertyKeyOf(name)} (did you mean ${prefix}${nearest}?)`,
      ];
}

/** `KAFKA_LOG_DIRS` is `log.dirs`: `_` stands for a dot, `__` for an underscore, `___` for a dash. */
export function propertyKeyOf(name: string): string {
  const key = name
    .slice(prefix.length)
    .toLowerCase()
    .replaceAll('_', '.')
    .replaceAll('...', '-')
    .replaceAll('..', '_');
  return spelledOtherwise.get(key) ?? key;
}
