import { accept, type Parsed } from '../../tool/parsed.ts';
import { parsePath, parsePort, parseText } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Setting, Settings, Spec } from '../../tool/settings.ts';

/** The variables of kafka-server-start.sh and kafka-run-class.sh, with their meaning there. */
export const jvmSettings = {
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

export type JvmSettings = Settings<typeof jvmSettings>;

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
