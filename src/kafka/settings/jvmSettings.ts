import { parseHeap } from '../../java/heap.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { parsePath, parseText } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Settings, Spec } from '../../tool/settings.ts';
import { debugSettings } from './debugSettings.ts';
import { jmxSettings } from './jmxSettings.ts';
import { insteadOptions, noExtraArgs, options, parseExtraArgs } from './jvmOptions.ts';
import { logSettings } from './logSettings.ts';

/** The variables of kafka-server-start.sh and kafka-run-class.sh, with their meaning there, and ours beside them. */
export const jvmSettings = {
  heap: optional({
    name: 'KAFKA_HEAP_SIZE',
    flags: ['heap'],
    doc: "Heap of the broker, such as 2G, or a share of the container's memory limit, such as 50%",
    shown: '1G, less where the memory limit is below 2.3 GiB',
    parse: parseHeap,
  }),
  heapOpts: insteadOptions(
    'KAFKA_HEAP_OPTS',
    'Options of the JVM for the heap, as -Xmx1G -Xms1G, instead of KAFKA_HEAP_SIZE',
  ),
  performanceOpts: insteadOptions(
    'KAFKA_JVM_PERFORMANCE_OPTS',
    'Options of the JVM instead of those for G1 that kafka-run-class.sh gives',
  ),
  gcLogOpts: options('KAFKA_GC_LOG_OPTS', 'Options for a GC log; none is written by default'),
  gcLogEnabled: {
    name: 'GC_LOG_ENABLED',
    doc: 'true: a GC log in LOG_DIR, ten files of 100 MB, whatever KAFKA_GC_LOG_OPTS says',
    fallback: false,
    parse: parseTrue,
  },
  ...jmxSettings,
  ...logSettings,
  opts: options(
    'KAFKA_OPTS',
    'Further options of the JVM; -Dlogging.level=DEBUG sets the level of our log configuration',
  ),
  extraArgs: {
    name: 'EXTRA_ARGS',
    doc: 'As kafka-server-start.sh takes it: -name and -loggc for a GC log in LOG_DIR, then further options of the JVM',
    fallback: noExtraArgs,
    shown: '-name kafkaServer',
    parse: parseExtraArgs,
  },
  ...debugSettings,
  cdsArchive: optional({
    name: 'KAFKA_CDS_ARCHIVE',
    doc: 'Archive of classes that lets java start the broker faster; one of another java or of other jars is not used',
    shown: '$KAFKA_HOME/kafka.jsa, if there is one',
    parse: parsePath,
  }),
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
  includeTestJars: {
    name: 'INCLUDE_TEST_JARS',
    doc: "true: jars of tests and sources in Kafka's libs are on the class path as well",
    fallback: false,
    parse: parseTrue,
  },
  launchMode: optional({
    name: 'KAFKA_MODE',
    doc: "jvm; Kafka's native image is not started here",
    parse: parseLaunchMode,
  }),
} satisfies Spec;

export type JvmSettings = Settings<typeof jvmSettings>;

/** `true` alone counts in the stock scripts, whatever else is said. */
function parseTrue(raw: string): Parsed<boolean> {
  return accept(raw === 'true');
}

function parseLaunchMode(raw: string): Parsed<string> {
  return raw === 'native'
    ? reject("native: Kafka's native image is not started here (unset it, for the JVM)")
    : accept(raw);
}
