import { accept, type Parsed } from '../tool/parsed.ts';
import { parseDuration, parseInteger, parsePath, parsePort, parseText } from '../tool/parsers.ts';
import { folder, optional } from '../tool/settingKinds.ts';
import type { Setting, Settings, Spec } from '../tool/settings.ts';
import { parseClusterId } from './clusterId.ts';
import { healthSettings, probeSettings } from './healthSettings.ts';
import { parseDnsName } from '../pod/dnsName.ts';

/** Every variable of our own that kafkaStart reads: none becomes a property of the broker. */
export const kafkaSettings = {
  kafkaHome: folder(
    'KAFKA_HOME',
    '/opt/kafka',
    'Folder of Kafka, with its jars in libs; a relative server.properties that is not in the working directory is looked for here',
  ),
  confDir: optional({
    name: 'KAFKA_CONF_DIR',
    doc: 'Folder that server.properties, the log configuration and java.security are written to; it must be writable',
    shown: '$KAFKA_HOME/config/generated',
    parse: parsePath,
  }),
  replicas: optional({
    name: 'KAFKA_REPLICAS',
    doc: 'Number of brokers; equals spec.replicas of the StatefulSet. Required in KRaft mode, unless the quorum is given',
    parse: parseInteger({ min: 1, max: 1000 }),
  }),
  idOffset: {
    name: 'KAFKA_ID_OFFSET',
    doc: 'broker.id and node.id are the ordinal of the pod plus this',
    fallback: 0,
    parse: parseInteger({ min: 0, max: 2 ** 30 }),
  },
  domain: optional({
    name: 'KAFKA_DOMAIN',
    doc: 'DNS domain of the pods, as kafka-svc.default.svc.cluster.local',
    shown: 'from POD_SERVICE and POD_NAMESPACE, else from /etc/hosts',
    parse: parseDnsName,
  }),
  kafkaClusterId: optional({
    name: 'KAFKA_CLUSTER_ID',
    doc: 'Another name of CLUSTER_ID',
    parse: parseClusterId,
  }),
  clusterId: optional({
    name: 'CLUSTER_ID',
    doc: 'Id of the cluster, 16 bytes in URL-safe base64; needed once, when several KRaft members format their storage',
    parse: parseClusterId,
  }),
  ...healthSettings,
  stopBudgetMs: optional({
    name: 'KAFKA_STOP_BUDGET',
    doc: 'Time from the request to stop until the broker is killed; keep it below terminationGracePeriodSeconds',
    shown: '270s in ZooKeeper mode, 570s in KRaft mode',
    parse: parseDuration({ bareUnit: 's', minMs: 1 }),
  }),
  stopHoldMs: {
    name: 'KAFKA_STOP_HOLD',
    doc: 'How long a stop waits for a broker that still starts, which could not end cleanly yet',
    fallback: 30_000,
    shown: '30s',
    parse: parseDuration({ bareUnit: 's' }),
  },
} satisfies Spec;

/** The variables of kafka-server-start.sh and kafka-run-class.sh, with their meaning there. */
export const javaSettings = {
  heapOpts: options('KAFKA_HEAP_OPTS', 'Heap of the broker', ['-Xmx1G', '-Xms1G']),
  performanceOpts: optional({
    name: 'KAFKA_JVM_PERFORMANCE_OPTS',
    doc: 'Options of the JVM instead of those for G1 that kafka-run-class.sh gives',
    parse: parseOptions,
  }),
  gcLogOpts: options('KAFKA_GC_LOG_OPTS', 'Options for a GC log; none is written by default', []),
  jmxOpts: optional({
    name: 'KAFKA_JMX_OPTS',
    doc: 'Options for JMX, which is off unless this or JMX_PORT is set',
    parse: parseOptions,
  }),
  jmxPort: optional({ name: 'JMX_PORT', doc: 'Port of JMX.', parse: parsePort }),
  log4jOpts: optional({
    name: 'KAFKA_LOG4J_OPTS',
    doc: 'Options that name a log configuration, instead of ours, which logs to the console only',
    parse: parseOptions,
  }),
  opts: options(
    'KAFKA_OPTS',
    'Further options of the JVM; -Dlogging.level=DEBUG sets the level of our log configuration',
    [],
  ),
  logDir: optional({
    name: 'LOG_DIR',
    doc: 'Folder of log files, for log configurations that write some; not log.dirs',
    shown: '$KAFKA_HOME/logs',
    parse: parsePath,
  }),
  classPath: optional({
    name: 'CLASSPATH',
    doc: 'Class path before the jars of Kafka',
    parse: parseText,
  }),
} satisfies Spec;

/** Names of all variables that are read here, and are no property of the broker. */
export const ownVariables: ReadonlySet<string> = new Set(
  [kafkaSettings, javaSettings, probeSettings].flatMap((spec) =>
    Object.values(spec).map(({ name }) => name),
  ),
);

export type KafkaSettings = Settings<typeof kafkaSettings>;
export type JavaSettings = Settings<typeof javaSettings>;

function options(
  name: string,
  doc: string,
  fallback: readonly string[],
): Setting<readonly string[]> {
  const shown = fallback.length === 0 ? {} : { shown: fallback.join(' ') };
  return { name, doc, fallback, ...shown, parse: parseOptions };
}

/** Words between blanks: the stock scripts know no quoting here. */
function parseOptions(raw: string): Parsed<readonly string[]> {
  return accept(raw.split(/\s+/).filter((word) => word !== ''));
}
