import type { LogFormat } from '../../java/logFormat.ts';
import type { Installation } from '../installation.ts';

/** What `renderLog4jProperties` and `renderLogbackXml` need to know beside the level. */
export interface LogStyle {
  readonly format?: LogFormat;
  /** Whether the connections of probes are logged as well. */
  readonly probes?: boolean;
}

/** Why the server's jars cannot log in this format. */
export function findLogFormatProblem(
  format: LogFormat,
  { version, logging, log4jJson }: Installation,
): string | undefined {
  if (format === 'text' || logging === 'logback' || log4jJson) return undefined;
  if (logging !== undefined) {
    return `ZK_LOG_FORMAT: json needs net.logstash.log4j:jsonevent-layout in ZK_LIB_DIR, with json-smart and commons-lang, since ZooKeeper logs by ${logging} there (add the three jars, or use text)`;
  }
  if (version === undefined) return undefined;
  return 'ZK_LOG_FORMAT: json needs logback or log4j 1 in ZK_LIB_DIR, and neither is there (add one, or use text)';
}
