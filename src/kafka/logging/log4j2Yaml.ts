import { generatedMark } from '../../java/generatedMark.ts';
import { type BrokerLogging, listLoggers, logPattern } from './brokerLogging.ts';

/** Logs to the console, for Kafka 4, which logs by log4j 2. */
export function renderLog4j2Yaml(logging: BrokerLogging): string {
  const loggers = listLoggers(logging).map(
    ([logger, level]) => `      - name: ${quoteYaml(logger)}\n        level: ${level}\n`,
  );
  const pattern = logging.format === 'json' ? jsonPattern : logPattern;
  return `${generatedMark}
Configuration:
  status: warn
  name: console
  Appenders:
    Console:
      name: stdout
      target: SYSTEM_OUT
      PatternLayout:
        charset: UTF-8
        alwaysWriteExceptions: ${logging.format === 'text'}
        pattern: ${quoteYaml(pattern)}
  Loggers:
    Root:
      level: ${quoteYaml(`\${sys:logging.level:-${logging.rootLevel}}`)}
      AppenderRef:
        ref: stdout
    Logger:
${loggers.join('')}`;
}

/** One JSON object a line, with the names that ZooKeeper's has by logback. */
const jsonPattern = [
  String.raw`{"time":"%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX}"`,
  '"level":"%p"',
  '"thread":"%enc{%t}{JSON}"',
  '"logger":"%enc{%c}{JSON}"',
  '"message":"%enc{%m}{JSON}"%notEmpty{,"exception":"%enc{%ex}{JSON}"}}%n',
].join(',');

function quoteYaml(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
