/**
 * What brokers read beside what kafka.server.KafkaConfig defines: of their authorizers
 * (StandardAuthorizer, AclAuthorizer), their own metrics (KafkaMetricsConfig, KafkaCSVMetricsReporter),
 * JmxReporter and of any AbstractConfig.
 */
const names: ReadonlySet<string> = new Set([
  'super.users',
  'allow.everyone.if.no.acl.found',
  'kafka.csv.metrics.dir',
  'kafka.csv.metrics.reporter.enabled',
  'kafka.metrics.polling.interval.secs',
  'kafka.metrics.reporters',
  'metrics.jmx.include',
  'metrics.jmx.exclude',
  'metrics.jmx.whitelist',
  'metrics.jmx.blacklist',
  'config.providers',
]);

/** confluent.* is read by Confluent's own server. */
const prefixes: readonly string[] = ['config.providers.', 'authorizer.', 'confluent.'];

/** What to set instead of properties that were gone before Kafka 3.9. */
export const replacements: ReadonlyMap<string, string> = new Map([
  ['port', 'listeners'],
  ['host', 'listeners'],
  ['host.name', 'listeners'],
  ['advertised.port', 'advertised.listeners'],
  ['advertised.host', 'advertised.listeners'],
  ['advertised.host.name', 'advertised.listeners'],
  ['quota.producer.default', 'kafka-configs.sh --entity-default'],
  ['quota.consumer.default', 'kafka-configs.sh --entity-default'],
]);

/** Whether a broker reads a key that KafkaConfig does not define; more prefixes may be configured. */
export function isReadOtherwise(key: string, ownPrefixes: readonly string[] = []): boolean {
  return names.has(key) || [...prefixes, ...ownPrefixes].some((prefix) => key.startsWith(prefix));
}
