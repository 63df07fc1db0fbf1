import { generatedMark } from '../../java/generatedMark.ts';
import type { LogLevel } from '../../java/logLevel.ts';
import { logPattern } from './log4jProperties.ts';
import type { LogStyle } from './logFormat.ts';
import { probeLoggers } from './probeLoggers.ts';

/** Logs to the console, for ZooKeeper from 3.8, which logs by logback. */
export function renderLogbackXml(level: LogLevel, style: LogStyle = {}): string {
  const loggers = probeLoggers(level, style, { since34: false }).map(
    (name) => `  <logger name="${name}" level="WARN"/>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!--${generatedMark.slice(1)}-->
<configuration>
  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
    <encoder>
      <charset>UTF-8</charset>
      <pattern>${style.format === 'json' ? jsonPattern() : logPattern}</pattern>
    </encoder>
  </appender>
${loggers.join('')}  <root level="${toLogbackLevel(level)}">
    <appender-ref ref="CONSOLE"/>
  </root>
</configuration>
`;
}

// logback reads a level that it does not know as DEBUG
function toLogbackLevel(level: LogLevel): string {
  return level === 'FATAL' ? 'ERROR' : level;
}

/** A character that Unicode keeps free for such use; stands for the quotes in a text. */
const standIn = '&#xFDD0;';

/**
 * One JSON object a line by a pattern, which logback 1.2, 1.3 and 1.5 all understand (the JsonEncoder
 * of 1.3 is none for 1.2, writes the time as a number and the exception as a tree). First the quotes
 * of each text become a stand-in, so that all quotes left are those of JSON; then what JSON escapes is
 * escaped in the whole line. A control character other than a tab or a line break becomes U+FFFD.
 */
function jsonPattern(): string {
  const object = [
    String.raw`{"time":"%d{"yyyy-MM-dd'T'HH:mm:ss.SSSXXX"}"`,
    '"level":"%level"',
    `"thread":"${text('%thread')}"`,
    `"logger":"${text('%logger')}"`,
    `"message":"${text('%msg')}"`,
  ].join(',');
  const line = [object, ifAny('myid', '%X{myid}'), ifAny('exception', '%ex'), '}'].join('');
  const escapes = [
    [String.raw`\\`, String.raw`\\\\`],
    [standIn, String.raw`\\"`],
    [String.raw`\n`, String.raw`\\n`],
    [String.raw`\r`, String.raw`\\r`],
    [String.raw`\t`, String.raw`\\t`],
    [String.raw`[\x00-\x1f]`, '&#xFFFD;'],
  ] as const;
  const escaped = escapes.reduce((inner, [from, to]) => replace(inner, from, to), line);
  // without %nopex logback would print the exception once more
  return `${escaped}%nopex%n`;
}

function text(word: string): string {
  return replace(word, '"', standIn);
}

function ifAny(name: string, word: string): string {
  return replace(`,"${name}":"${text(word)}"`, `^,"${name}":""$`, '');
}

function replace(inner: string, from: string, to: string): string {
  return `%replace(${inner}){'${from}','${to}'}`;
}
