import { join } from 'node:path/posix';
import { type BrokerLogging, findLevel } from '../../kafka/logging/brokerLogging.ts';
import { renderLogOption } from '../../kafka/logging/logOption.ts';
import type { JvmSettings } from '../../kafka/settings/jvmSettings.ts';
import { majorOf } from '../../kafka/version.ts';

/** Where the broker's JVM would log to, if at all. */
interface LogFacts {
  readonly java: JvmSettings;
  readonly kafkaHome: string;
  readonly version: string;
}

const gcFileSuffix = '-gc.log';
const defaultName = 'kafkaServer';

/** What our own log configuration says; `loading`: where the loading of logs is told too. */
export function loggingOf(java: JvmSettings, loading: string | undefined): BrokerLogging {
  const { logFormat, rootLogLevel, loggers, performanceOpts = [], opts, extraArgs } = java;
  const level = findLevel([...performanceOpts, ...opts, ...extraArgs.options]) ?? rootLogLevel;
  return {
    format: logFormat,
    rootLevel: rootLogLevel,
    loggers,
    loading: loading === undefined ? undefined : { path: loading, rootLevel: level },
  };
}

/**
 * The options of the GC log: a file where GC_LOG_ENABLED or `-loggc` in EXTRA_ARGS asks for one, as
 * kafka-run-class.sh writes it for Java 9 and newer. Unlike there, none by default: it would grow in the container.
 */
export function listGcOptions({ java, kafkaHome }: LogFacts): readonly string[] {
  if (!logsGcToFile(java)) return java.gcLogOpts;
  const file = join(
    logDirOf({ java, kafkaHome }),
    `${java.extraArgs.name ?? defaultName}${gcFileSuffix}`,
  );
  return [`-Xlog:gc*:file=${file}:time,tags:filecount=10,filesize=100M`];
}

/** LOG_DIR, where something is asked for that may write into it. */
export function findLogDir({ java, kafkaHome }: LogFacts): string | undefined {
  const given = java.log4jOpts !== undefined && java.logDir !== undefined;
  return given || logsGcToFile(java) ? logDirOf({ java, kafkaHome }) : undefined;
}

/** The options that say where the log configuration is, ours at `path` unless KAFKA_LOG4J_OPTS says otherwise. */
export function listLogOptions({ java, kafkaHome, version }: LogFacts, path: string): string[] {
  return [
    `-Dkafka.logs.dir=${logDirOf({ java, kafkaHome })}`,
    ...(java.log4jOpts ?? [renderLogOption(path, version)]),
  ];
}

/** Whether log4j 2 is given a file of log4j 1, which it reads only where its environment says so. */
export function isOldLogConfiguration({ log4jOpts = [] }: JvmSettings, version: string): boolean {
  return (
    majorOf(version) >= 4 &&
    log4jOpts.some((option) => /log4j\.\S+\.(?:properties|xml)$/.test(option))
  );
}

function logsGcToFile({ gcLogEnabled, gcLogOpts, extraArgs }: JvmSettings): boolean {
  return gcLogEnabled || (extraArgs.logsGc && gcLogOpts.length === 0);
}

function logDirOf({ java, kafkaHome }: Pick<LogFacts, 'java' | 'kafkaHome'>): string {
  return java.logDir ?? join(kafkaHome, 'logs');
}
