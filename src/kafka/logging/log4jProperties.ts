import { generatedMark } from '../../java/generatedMark.ts';
import type { LogFormat } from '../../java/logFormat.ts';
import { type Property, renderProperties } from '../../java/properties.ts';
import { type BrokerLogging, logPattern } from './brokerLogging.ts';
import { listLoggersWith, type Logger, maxLoadingBytes } from './loadingLog.ts';

// Kafka 3.9
const tellOfLoading = ['kafka.log.LogManager', 'kafka.log.LogLoader'];

/** Logs to the console, for Kafka 3.9, which logs by log4j 1. */
export function renderLog4jProperties(logging: BrokerLogging): string {
  const { format, loading } = logging;
  return `${generatedMark}\n${renderProperties([
    // a system property of this name wins
    ['logging.level', logging.rootLevel],
    ['log4j.rootLogger', `${rootLevel}, stdout`],
    ...listConsole('stdout', format),
    ...(loading === undefined ? [] : listLoadingAppender(loading.path)),
    ...listLoggersWith(logging, tellOfLoading).flatMap((logger) => listLogger(logger, format)),
  ])}`;
}

const rootLevel = '${logging.level}';

function listConsole(name: string, format: LogFormat): readonly Property[] {
  return listAppender(name, [
    ['', 'org.apache.log4j.ConsoleAppender'],
    ['.encoding', 'UTF-8'],
    ...listLayout(format),
  ]);
}

// Unlike log4j 2, the only backup has the name of the file with .1 by itself.
function listLoadingAppender(path: string): readonly Property[] {
  return listAppender('loading', [
    ['', 'org.apache.log4j.RollingFileAppender'],
    ['.File', path],
    ['.MaxFileSize', String(maxLoadingBytes)],
    ['.MaxBackupIndex', '1'],
    ['.Threshold', 'INFO'],
    ['.encoding', 'UTF-8'],
    ['.layout', 'org.apache.log4j.PatternLayout'],
    ['.layout.ConversionPattern', '%m%n'],
  ]);
}

function listLogger(logger: Logger, format: LogFormat): readonly Property[] {
  const { name, level = '', loading, shown } = logger;
  if (!loading) return [[`log4j.logger.${name}`, level]];
  if (shown === undefined) return [[`log4j.logger.${name}`, `${level}, loading`]];
  // a level that only one appender has
  const console = `stdout-${name.replaceAll('.', '-')}`;
  return [
    [`log4j.logger.${name}`, `${level}, loading, ${console}`],
    [`log4j.additivity.${name}`, 'false'],
    ...listConsole(console, format),
    ...listAppender(console, [['.Threshold', shown === 'root' ? rootLevel : shown]]),
  ];
}

function listAppender(name: string, properties: readonly Property[]): readonly Property[] {
  return properties.map(([key, value]): Property => [`log4j.appender.${name}${key}`, value]);
}

/** The jars without which log4j 1 cannot write JSON: a pattern of its own escapes nothing. */
const jsonJars = [/^log4j-ecs-layout-.*\.jar$/, /^ecs-logging-core-.*\.jar$/];

/** Why these jars of Kafka cannot log in this format; log4j 2 can. */
export function findLog4jFormatProblem(
  format: LogFormat,
  jars: readonly string[],
): string | undefined {
  const missing = jsonJars.some((name) => !jars.some((jar) => name.test(jar)));
  return format === 'json' && missing
    ? 'json needs co.elastic.logging:log4j-ecs-layout in the libs of a Kafka that logs by log4j 1 (add log4j-ecs-layout and ecs-logging-core, or use text)'
    : undefined;
}

// The names are those of the Elastic Common Schema, in which the layout writes.
function listLayout(format: LogFormat): readonly Property[] {
  return format === 'json'
    ? [['.layout', 'co.elastic.logging.log4j.EcsLayout']]
    : [
        ['.layout', 'org.apache.log4j.PatternLayout'],
        ['.layout.ConversionPattern', logPattern],
      ];
}
