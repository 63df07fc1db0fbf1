import type { LogLevel } from '../../java/logLevel.ts';
import type { LogStyle } from './logFormat.ts';

/** "Processing ruok command from …", in 3.4 "Closed socket connection for client …" as well. */
const ofConnections = [
  'org.apache.zookeeper.server.NIOServerCnxn',
  'org.apache.zookeeper.server.NettyServerCnxn',
];
/** "Accepted socket connection from …" of 3.4; later versions say it at DEBUG. */
const ofFactory = 'org.apache.zookeeper.server.NIOServerCnxnFactory';

interface Backend {
  /** Whether ZooKeeper 3.4 is among those that read the file. */
  readonly since34: boolean;
}

/**
 * The loggers that would write a line or three for every probe, to be held at WARN. Only at INFO:
 * who asks for DEBUG wants to see connections, and at ERROR they are silent anyway.
 */
export function probeLoggers(
  level: LogLevel,
  { probes = false }: LogStyle,
  { since34 }: Backend,
): readonly string[] {
  if (level !== 'INFO' || probes) return [];
  return since34 ? [...ofConnections, ofFactory] : ofConnections;
}
