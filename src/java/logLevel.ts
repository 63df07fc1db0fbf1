import type { Parsed } from '../tool/parsed.ts';
import { parseChoice } from '../tool/parsers.ts';

const logLevels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'OFF'] as const;

/** A level that log4j 1 and 2 know, and logback after `FATAL` became `ERROR`. */
export type LogLevel = (typeof logLevels)[number];

/** In any case, as log4j reads it. */
export function parseLogLevel(raw: string): Parsed<LogLevel> {
  const level = parseChoice(...logLevels)(raw.toUpperCase());
  return level.ok ? level : parseChoice(...logLevels)(raw);
}
