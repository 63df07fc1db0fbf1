import type { LogFormat } from '../../java/logFormat.ts';
import { type LogLevel, parseLogLevel } from '../../java/logLevel.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';

/** A logger that has a level of its own. */
export type LoggerLevel = readonly [logger: string, level: LogLevel];

/** What a broker logs, and how; all of it to standard output. */
export interface BrokerLogging {
  readonly format: LogFormat;
  /** Of whatever has no level of its own; `-Dlogging.level` of the JVM wins. */
  readonly rootLevel: LogLevel;
  readonly loggers: readonly LoggerLevel[];
  /** Where the loading of logs is told too; undefined: nowhere. */
  readonly loading?: LoadingLog | undefined;
}

/** A small file that whoever waits for the start of a broker follows. */
export interface LoadingLog {
  readonly path: string;
  /** That of the console, also where `-Dlogging.level` says it. */
  readonly rootLevel: LogLevel;
}

/** How every line of text looks, as Kafka's own configurations have it. */
export const logPattern = '[%d] %p %m (%c)%n';

/** They write a line for every request and for every change of a partition (config/log4j2.yaml of Kafka). */
const quiet: readonly LoggerLevel[] = [
  ['kafka.request.logger', 'WARN'],
  ['state.change.logger', 'WARN'],
];

/** All loggers with a level of their own: those that are quiet by default, unless the operator says otherwise. */
export function listLoggers({ loggers }: Pick<BrokerLogging, 'loggers'>): readonly LoggerLevel[] {
  return [...new Map([...quiet, ...loggers])];
}

/** `kafka.controller=DEBUG,state.change.logger=INFO`, as Apache's image takes it in KAFKA_LOG4J_LOGGERS. */
export function parseLoggerLevels(raw: string): Parsed<readonly LoggerLevel[]> {
  const levels: LoggerLevel[] = [];
  for (const pair of raw.split(',')) {
    const [, logger, word] = /^\s*([\w.$-]+)\s*=\s*(\S+)\s*$/.exec(pair) ?? [];
    if (logger === undefined || word === undefined) {
      return reject(
        `expected logger=LEVEL,…, such as kafka.controller=DEBUG, got ${quote(pair.trim())}`,
      );
    }
    const level = parseLogLevel(word);
    if (!level.ok) return reject(`${logger}: ${level.problem}`);
    levels.push([logger, level.value]);
  }
  return accept(levels);
}

const levelOption = /^-Dlogging\.level=(.*)$/s;

/** The level of the root that options of the JVM name. */
export function findLevel(options: readonly string[]): LogLevel | undefined {
  const level = parseLast(options);
  return level?.ok === true ? level.value : undefined;
}

/** Why the level that options of the JVM name is none: log4j would take another one without a word. */
export function findLevelProblem(options: readonly string[]): string | undefined {
  const level = parseLast(options);
  return level === undefined || level.ok ? undefined : `-Dlogging.level: ${level.problem}`;
}

function parseLast(options: readonly string[]): Parsed<LogLevel> | undefined {
  const said = options.map((option) => levelOption.exec(option)?.[1]);
  const last = said.findLast((level) => level !== undefined);
  return last === undefined ? undefined : parseLogLevel(last);
}
