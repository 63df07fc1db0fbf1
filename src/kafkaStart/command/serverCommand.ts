import { choosesArchive, shareArchive } from '../../java/classArchive.ts';
import type { Archives } from '../../kafka/archives.ts';
import { renderClassPath } from '../../kafka/classPath.ts';
import { renderLogOption } from '../../kafka/logging/logOption.ts';
import type { JvmSettings } from '../../kafka/settings/jvmSettings.ts';
import { majorOf } from '../../kafka/version.ts';
import type { GeneratedPaths } from './generatedFiles.ts';
import { listJmxOptions } from './jmxOptions.ts';
import { listGcOptions, listLogOptions } from './jvmLogs.ts';

export interface CommandFacts {
  readonly java: JvmSettings;
  /** KAFKA_HEAP_OPTS, or what was decided in its place. */
  readonly heapOptions: readonly string[];
  readonly kafkaHome: string;
  /** Names of the files in its libs. */
  readonly jars: readonly string[];
  readonly version: string;
  readonly paths: GeneratedPaths;
  readonly archives: Archives;
  /** POD_HOSTS_FILE. */
  readonly hostsFile: string | undefined;
}

// kafka-run-class.sh of 3.9 to 4.3
const g1 = [
  '-server',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  '-XX:InitiatingHeapOccupancyPercent=35',
  '-XX:+ExplicitGCInvokesConcurrent',
  '-XX:MaxInlineLevel=15',
];
const headless = '-Djava.awt.headless=true';

/**
 * The arguments of java for the broker: what kafka-server-start.sh and kafka-run-class.sh of this version
 * put together, argument by argument. What is ours comes before, so that whatever the operator says wins.
 */
export function brokerArguments(facts: CommandFacts): string[] {
  const { java, version, paths } = facts;
  return [
    ...listOwnOptions(facts),
    ...facts.heapOptions,
    ...(java.performanceOpts ?? (majorOf(version) >= 4 ? g1 : [...g1, headless])),
    ...listGcOptions(facts),
    ...listJmxOptions(java, version),
    ...listLogOptions(facts, paths.logging),
    '-cp',
    classPathOf(facts, java.classPath),
    ...listDebugOptions(java),
    ...java.opts,
    ...java.extraArgs.options,
    'kafka.Kafka',
    paths.serverProperties,
  ];
}

/**
 * The arguments of java to format empty storage: kafka-storage.sh without what is the broker's alone.
 * `options` are further ones of `kafka-storage.sh format`.
 */
export function formatArguments(
  facts: CommandFacts,
  clusterId: string,
  options: readonly string[] = [],
): string[] {
  const { java, version, paths, archives } = facts;
  return [
    ...(archives.storage === undefined ? [] : shareArchive(archives.storage)),
    '-Xmx256M',
    '-XX:TieredStopAtLevel=1',
    renderLogOption(paths.logging, version),
    `-Dlogging.level=${java.toolsLogLevel}`,
    '-cp',
    classPathOf(facts, undefined),
    'kafka.tools.StorageTool',
    'format',
    '-c',
    paths.serverProperties,
    // with =, since an id may begin with a dash
    `--cluster-id=${clusterId}`,
    ...options,
  ];
}

function listOwnOptions({ java, archives, paths, hostsFile }: CommandFacts): string[] {
  const archive = archives.broker;
  const { opts, extraArgs, performanceOpts = [] } = java;
  const isChosen = choosesArchive([...performanceOpts, ...opts, ...extraArgs.options]);
  return [
    ...(archive === undefined || isChosen ? [] : shareArchive(archive)),
    '-XX:+ExitOnOutOfMemoryError',
    `-Djava.security.properties=${paths.javaSecurity}`,
    ...(hostsFile === undefined ? [] : [`-Djdk.net.hosts.file=${hostsFile}`]),
  ];
}

function listDebugOptions(java: JvmSettings): readonly string[] {
  if (java.debug === undefined) return [];
  return (
    java.debugOpts ?? [
      `-agentlib:jdwp=transport=dt_socket,server=y,suspend=${java.debugSuspend},address=${java.debugPort}`,
    ]
  );
}

function classPathOf({ java, kafkaHome, jars }: CommandFacts, before: string | undefined): string {
  return renderClassPath({ kafkaHome, jars, before, withTests: java.includeTestJars });
}
