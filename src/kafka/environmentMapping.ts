import { type Env, isServiceLink } from '../tool/serviceLink.ts';
import type { Entry } from './entries.ts';

const prefix = 'KAFKA_';

/** Variables of the scripts and images that are no properties (KafkaDockerWrapper, kafka-run-class.sh). */
const notProperties: ReadonlySet<string> = new Set([
  'KAFKA_VERSION',
  'KAFKA_JMX_PORT',
  'KAFKA_JMX_HOSTNAME',
  'KAFKA_LOG4J_ROOT_LOGLEVEL',
  'KAFKA_LOG4J_LOGGERS',
  'KAFKA_TOOLS_LOG4J_LOGLEVEL',
  'KAFKA_DEBUG',
  'KAFKA_MODE',
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
    .filter((name) => !own.has(name) && !notProperties.has(name))
    .toSorted();
  const links = names.filter((name) => isServiceLink(name, env));
  const entries = names
    .filter((name) => !links.includes(name))
    .map((name) => ({ key: propertyKeyOf(name), value: env[name] ?? '', subject: name }));
  const [first] = links;
  if (first === undefined) return { entries, warnings: [] };
  const count = links.length === 1 ? '' : ` and ${links.length - 1} more`;
  return {
    entries,
    warnings: [
      `${first}${count}: injected by Kubernetes for a Service, ignored (enableServiceLinks: false in the pod keeps them away)`,
    ],
  };
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
