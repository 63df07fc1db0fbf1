import { generatedMark } from '../../java/generatedMark.ts';
import type { LogFormat } from '../../java/logFormat.ts';
import { type Property, renderProperties } from '../../java/properties.ts';
import { type BrokerLogging, listLoggers, logPattern } from './brokerLogging.ts';

/** Logs to the console, for Kafka 3.9, which logs by log4j 1. */
export function renderLog4jProperties(logging: BrokerLogging): string {
  return `${generatedMark}\n${renderProperties([
    // a system property of this name wins
    ['logging.level', logging.rootLevel],
    ['log4j.rootLogger', '${logging.level}, stdout'],
    ['log4j.appender.stdout', 'org.apache.log4j.ConsoleAppender'],
    ['log4j.appender.stdout.encoding', 'UTF-8'],
    ...listLayout(logging.format).map(([name, value]): Property => [
      `log4j.appender.stdout.${name}`,
      value,
    ]),
    ...listLoggers(logging).map(([logger, level]): Property => [`log4j.logger.${logger}`, level]),
  ])}`;
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
    ? [['layout', 'co.elastic.logging.log4j.EcsLayout']]
    : [
        ['layout', 'org.apache.log4j.PatternLayout'],
        ['layout.ConversionPattern', logPattern],
      ];
}
