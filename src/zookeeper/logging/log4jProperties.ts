import { renderProperties } from '../../java/properties.ts';
import { generatedMark } from '../../java/generatedMark.ts';
import type { LogFormat } from '../../java/logFormat.ts';
import type { LogLevel } from '../../java/logLevel.ts';
import type { LogStyle } from './logFormat.ts';
import { probeLoggers } from './probeLoggers.ts';

/** How every line of text looks, under log4j and logback alike. */
export const logPattern = '%d{ISO8601} [myid:%X{myid}] - %-5p [%t:%C{1}@%L] - %m%n';

/** Logs to the console, for ZooKeeper up to 3.7, which logs by log4j 1. */
export function renderLog4jProperties(level: LogLevel, style: LogStyle = {}): string {
  return `${generatedMark}\n${renderProperties([
    // zkServer.sh passes a system property of this name, which wins: java.env sets it to the same
    ['zookeeper.root.logger', `${level}, CONSOLE`],
    ['zookeeper.console.threshold', level],
    ['log4j.rootLogger', '${zookeeper.root.logger}'],
    ['log4j.appender.CONSOLE', 'org.apache.log4j.ConsoleAppender'],
    ['log4j.appender.CONSOLE.Threshold', '${zookeeper.console.threshold}'],
    ['log4j.appender.CONSOLE.encoding', 'UTF-8'],
    ...listLayout(style.format).map(
      ([name, value]) => [`log4j.appender.CONSOLE.${name}`, value] as const,
    ),
    ...probeLoggers(level, style, { since34: true }).map(
      (logger) => [`log4j.logger.${logger}`, 'WARN'] as const,
    ),
  ])}`;
}

// A pattern of log4j 1 escapes nothing: JSON needs a layout from a jar (see findLogFormatProblem).
function listLayout(format: LogFormat | undefined): (readonly [string, string])[] {
  return format === 'json'
    ? [['layout', 'net.logstash.log4j.JSONEventLayoutV1']]
    : [
        ['layout', 'org.apache.log4j.PatternLayout'],
        ['layout.ConversionPattern', logPattern],
      ];
}
