import { generatedMark } from '../java/generatedMark.ts';
import { logPattern } from './log4jProperties.ts';
import type { LogLevel } from './settings/parsers.ts';
import { probeLoggers } from './probeLoggers.ts';

/** Logs to the console, for ZooKeeper from 3.8, which logs by logback. */
export function renderLogbackXml(level: LogLevel): string {
  const loggers = probeLoggers(level).map((name) => `  <logger name="${name}" level="WARN"/>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!--${generatedMark.slice(1)}-->
<configuration>
  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
    <encoder>
      <pattern>${logPattern}</pattern>
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
