import { type LogFormat, parseLogFormat } from '../../java/logFormat.ts';
import { type LogLevel, parseLogLevel } from '../../java/logLevel.ts';
import type { Spec } from '../../tool/settings.ts';
import { type LoggerLevel, parseLoggerLevels } from '../logging/brokerLogging.ts';
import { insteadOptions } from './jvmOptions.ts';

const defaultFormat: LogFormat = 'text';
const defaultLevel: LogLevel = 'INFO';
const defaultToolLevel: LogLevel = 'WARN';
const noLoggers: readonly LoggerLevel[] = [];

/** What the broker logs, and how; the names of the levels are those of Apache's image. */
export const logSettings = {
  logFormat: {
    name: 'KAFKA_LOG_FORMAT',
    doc: 'How a line of the log looks: text, or json for one JSON object each',
    fallback: defaultFormat,
    parse: parseLogFormat,
  },
  rootLogLevel: {
    name: 'KAFKA_LOG4J_ROOT_LOGLEVEL',
    flags: ['log-level'],
    doc: 'Least level that is logged: TRACE, DEBUG, INFO, WARN, ERROR, FATAL or OFF; -Dlogging.level in KAFKA_OPTS wins',
    fallback: defaultLevel,
    parse: parseLogLevel,
  },
  loggers: {
    name: 'KAFKA_LOG4J_LOGGERS',
    doc: 'Levels of single loggers, as kafka.controller=DEBUG,state.change.logger=INFO',
    fallback: noLoggers,
    parse: parseLoggerLevels,
  },
  toolsLogLevel: {
    name: 'KAFKA_TOOLS_LOG4J_LOGLEVEL',
    doc: 'Least level that is logged while storage is formatted, shown where that fails',
    fallback: defaultToolLevel,
    parse: parseLogLevel,
  },
  log4jOpts: insteadOptions(
    'KAFKA_LOG4J_OPTS',
    'Options that name a log configuration, instead of ours, which logs to the console, and lets /startupz tell how far the loading of logs is',
  ),
} satisfies Spec;
