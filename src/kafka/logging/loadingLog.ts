import type { LogLevel } from '../../java/logLevel.ts';
import { type BrokerLogging, listLoggers, type LoggerLevel } from './brokerLogging.ts';

/** Of the log of loading and of the one that it replaces: it may be in memory. */
export const maxLoadingBytes = 256 * 1024;

/** Where the log of loading goes when it is full. */
export function rolledPath(path: string): string {
  return `${path}.1`;
}

/** A logger of the log configuration. */
export interface Logger {
  readonly name: string;
  /** Undefined: that of the logger above it. */
  readonly level: LogLevel | undefined;
  /** Whether what it says goes to the log of loading too. */
  readonly loading: boolean;
  /** The least level of it that the console shows, where that is more than `level`; `root`: as the root's. */
  readonly shown?: LogLevel | 'root';
}

/**
 * All loggers that the configuration names. Those that `tell` of loading say so at INFO, whatever the
 * console shows: where it shows that too they are left as they are, since their level can change at run time.
 */
export function listLoggersWith(logging: BrokerLogging, tell: readonly string[]): Logger[] {
  const levels = listLoggers(logging);
  const { loading } = logging;
  const telling = loading === undefined ? [] : tell;
  return [
    ...levels
      .filter(([name]) => !telling.includes(name))
      .map(([name, level]) => ({ name, level, loading: false })),
    ...telling.map((name): Logger => {
      const given = findGiven(name, levels);
      const level = given?.[0] === name ? given[1] : undefined;
      return hidesInfo(given?.[1] ?? loading?.rootLevel ?? logging.rootLevel)
        ? { name, level: 'INFO', loading: true, shown: given?.[1] ?? 'root' }
        : { name, level, loading: true };
    }),
  ];
}

/** The level of this logger, or of the nearest one above it that has one. */
function findGiven(name: string, levels: readonly LoggerLevel[]): LoggerLevel | undefined {
  return levels
    .filter(([logger]) => name === logger || name.startsWith(`${logger}.`))
    .toSorted(([a], [b]) => b.length - a.length)[0];
}

function hidesInfo(level: LogLevel): boolean {
  return ['WARN', 'ERROR', 'FATAL', 'OFF'].includes(level);
}
