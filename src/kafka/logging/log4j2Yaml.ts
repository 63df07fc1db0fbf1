import { generatedMark } from '../../java/generatedMark.ts';
import { type BrokerLogging, logPattern } from './brokerLogging.ts';
import { listLoggersWith, type Logger, maxLoadingBytes } from './loadingLog.ts';

// Kafka 4.0 to 4.3; the second one, of static methods so far, is where the first is moving to
const tellOfLoading = [
  'kafka.log.LogManager',
  'org.apache.kafka.storage.internals.log.LogManager',
  'org.apache.kafka.storage.internals.log.LogLoader',
];

/** Logs to the console, for Kafka 4, which logs by log4j 2. */
export function renderLog4j2Yaml(logging: BrokerLogging): string {
  const rootLevel = quoteYaml(`\${sys:logging.level:-${logging.rootLevel}}`);
  const loggers = listLoggersWith(logging, tellOfLoading).map((logger) =>
    renderLogger(logger, rootLevel),
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
${logging.loading === undefined ? '' : renderLoadingAppender(logging.loading.path)}  Loggers:
    Root:
      level: ${rootLevel}
      AppenderRef:
        ref: stdout
    Logger:
${loggers.join('')}`;
}

function renderLogger({ name, level, loading, shown }: Logger, rootLevel: string): string {
  const lines = [
    `- name: ${quoteYaml(name)}`,
    ...(level === undefined ? [] : [`  level: ${level}`]),
    ...(shown === undefined ? [] : ['  additivity: false']),
    ...(loading ? ['  AppenderRef:', '    - ref: loading', '      level: INFO'] : []),
    ...(shown === undefined
      ? []
      : ['    - ref: stdout', `      level: ${shown === 'root' ? rootLevel : shown}`]),
  ];
  return lines.map((line) => `      ${line}\n`).join('');
}

function renderLoadingAppender(path: string): string {
  return `    RollingFile:
      name: loading
      fileName: ${quoteYaml(path)}
      filePattern: ${quoteYaml(`${path}.%i`)}
      createOnDemand: true
      PatternLayout:
        charset: UTF-8
        alwaysWriteExceptions: false
        pattern: '%m%n'
      SizeBasedTriggeringPolicy:
        size: ${maxLoadingBytes}
      DefaultRolloverStrategy:
        max: 1
`;
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
