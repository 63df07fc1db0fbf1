import type { LogStyle } from './logFormat.ts';
import type { LogLevel } from './settings/parsers.ts';

const connectionLoggers = [
  'org.apache.zookeeper.server.NIOServerCnxn',
  'org.apache.zookeeper.server.NIOServerCnxnFactory',
  'org.apache.zookeeper.server.NettyServerCnxn',
];

/**
 * The loggers that would write a line or three for every probe, to be held at WARN. Only at INFO:
 * who asks for DEBUG wants to see connections, and at ERROR they are silent anyway.
 */
export function probeLoggers(level: LogLevel, { probes = false }: LogStyle): readonly string[] {
  return level === 'INFO' && !probes ? connectionLoggers : [];
}
