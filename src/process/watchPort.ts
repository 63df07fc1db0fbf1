import { readListens, readTcpListeners } from './readTcpConnections.ts';

/** Tells how long a process went on to listen; undefined while it does, and where nobody may see it. */
export interface PortWatch {
  readonly closedMs: () => number | undefined;
  readonly stop: () => void;
}

const everyMs = 100;

/** Looks from now on whether a process still listens on a port, without connecting to it. */
export function watchPort(pid: number, port: number): PortWatch {
  const began = performance.now();
  const sockets = readTcpListeners(pid, port);
  if (sockets === undefined || sockets.size === 0)
    return { closedMs: () => undefined, stop: () => undefined };
  let closedMs: number | undefined;
  const timer = setInterval(() => {
    if (readListens(sockets)) return;
    closedMs = performance.now() - began;
    clearInterval(timer);
  }, everyMs);
  return { closedMs: () => closedMs, stop: () => clearInterval(timer) };
}
