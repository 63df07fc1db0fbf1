import { readFileSync } from 'node:fs';
import { errorCode } from '../tool/errorCode.ts';
import { parseTcpSockets } from './tcpSockets.ts';

/**
 * Whether any process of this network namespace has a TCP socket; undefined where the kernel does not
 * tell. /proc/net/tcp would say which, and takes milliseconds even where it is empty.
 */
export function readHasTcpSockets(): boolean | undefined {
  const counts = [readCount('/proc/net/sockstat'), readCount('/proc/net/sockstat6', 0)];
  if (counts.includes(undefined)) return undefined;
  return counts.some((count) => count !== 0);
}

function readCount(path: string, whenAbsent?: number): number | undefined {
  try {
    return parseTcpSockets(readFileSync(path, 'latin1'));
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? whenAbsent : undefined;
  }
}
