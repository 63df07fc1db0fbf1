import type { JvmSettings } from '../../kafka/settings/jvmSettings.ts';
import { majorOf } from '../../kafka/version.ts';
import type { GeneratedPaths } from './generatedFiles.ts';

export interface CommandFacts {
  readonly java: JvmSettings;
  readonly kafkaHome: string;
  readonly version: string;
  readonly paths: GeneratedPaths;
  /** POD_HOSTS_FILE. */
  readonly hostsFile: string | undefined;
}

const log4j2Major = 4;

// kafka-run-class.sh of 3.9 and 4.3
const g1 = [
  '-server',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  '-XX:InitiatingHeapOccupancyPercent=35',
  '-XX:+ExplicitGCInvokesConcurrent',
  '-XX:MaxInlineLevel=15',
];

/** The arguments of java for the broker, in the order in which kafka-server-start.sh gives them. */
export function brokerArguments(facts: CommandFacts): string[] {
  const { java, version, paths, hostsFile } = facts;
  return [
    ...java.heapOpts,
    ...(java.performanceOpts ?? (majorOf(version) >= log4j2Major ? g1 : [...g1, headless])),
    '-XX:+ExitOnOutOfMemoryError',
    ...java.gcLogOpts,
    ...jmxOptions(java, version),
    ...logOptions(facts),
    `-Djava.security.properties=${paths.javaSecurity}`,
    ...(hostsFile === undefined ? [] : [`-Djdk.net.hosts.file=${hostsFile}`]),
    '-cp',
    classPath(facts),
    ...java.opts,
    'kafka.Kafka',
    paths.serverProperties,
  ];
}

/** The arguments of java to format empty storage: kafka-storage.sh without the broker's own options. */
export function formatArguments(facts: CommandFacts, clusterId: string): string[] {
  return [
    '-Xmx256M',
    '-XX:TieredStopAtLevel=1',
    `-D${logProperty(facts.version)}=${logLocation(facts)}`,
    '-Dlogging.level=WARN',
    '-cp',
    `${facts.kafkaHome}/libs/*`,
    'kafka.tools.StorageTool',
    'format',
    '-c',
    facts.paths.serverProperties,
    // with =, since an id may begin with a dash
    `--cluster-id=${clusterId}`,
  ];
}

/** What java needs in its environment beside what is there: log4j 2 reads log4j 1 files on request. */
export function brokerEnvironment({ java, version }: CommandFacts): Record<string, string> {
  const old = /-Dlog4j\.configuration=/.test((java.log4jOpts ?? []).join(' '));
  return old && majorOf(version) >= log4j2Major ? { LOG4J_COMPATIBILITY: 'true' } : {};
}

const headless = '-Djava.awt.headless=true';

function jmxOptions({ jmxOpts, jmxPort }: JvmSettings, version: string): string[] {
  if (jmxOpts === undefined && jmxPort === undefined) return [];
  const root = '-Dcom.sun.management.jmxremote';
  const on = majorOf(version) >= log4j2Major ? `${root}=true` : root;
  const chosen = jmxOpts ?? [on, `${root}.authenticate=false`, `${root}.ssl=false`];
  if (jmxPort === undefined) return [...chosen];
  const rmi = chosen.some((option) => option.startsWith(`${root}.rmi.port=`));
  return [...chosen, `${root}.port=${jmxPort}`, ...(rmi ? [] : [`${root}.rmi.port=${jmxPort}`])];
}

function logOptions(facts: CommandFacts): string[] {
  const { java, kafkaHome, version } = facts;
  const folder = `-Dkafka.logs.dir=${java.logDir ?? `${kafkaHome}/logs`}`;
  return [folder, ...(java.log4jOpts ?? [`-D${logProperty(version)}=${logLocation(facts)}`])];
}

function logProperty(version: string): string {
  return majorOf(version) >= log4j2Major ? 'log4j2.configurationFile' : 'log4j.configuration';
}

function logLocation({ version, paths }: CommandFacts): string {
  return majorOf(version) >= log4j2Major ? paths.logging : `file:${paths.logging}`;
}

function classPath({ java, kafkaHome }: CommandFacts): string {
  const jars = `${kafkaHome}/libs/*`;
  return java.classPath === undefined ? jars : `${java.classPath}:${jars}`;
}
