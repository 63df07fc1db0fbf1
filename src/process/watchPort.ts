import { readListens, readTcpListeners } from './readTcpConnections.ts';

/** Tells how long a process went on to listen; undefined while it does, and where nobody may see it. */
export interface PortWatch {
  readonly closedMs: () => number | undefined;
  readonly stop: () => void;
}

const everyMs = 100;

interface Listener {
  readonly pid: number;
  readonly port: number;
}

/**
 * Looks from now on whether a process still listens on a port, without connecting to it; says so where that cannot
 * be seen any more, and then looks no longer.
 */
export function watchPort(
  { pid, port }: Listener,
  tell: (line: string) => void,
  listens = readListens,
): PortWatch {
  const began = performance.now();
  const sockets = readTcpListeners(pid, port);
  if (sockets === undefined || sockets.size === 0)
    return { closedMs: () => undefined, stop: () => undefined };
  let closedMs: number | undefined;
  const look = (): void => {
    try {
      if (listens(sockets)) return;
      closedMs = performance.now() - began;
    } catch (error) {
      tell(`whether port ${port} is open cannot be seen: ${String(error)}`);
    }
    clearInterval(timer);
  };
  const timer = setInterval(look, everyMs);
  return { closedMs: () => closedMs, stop: () => clearInterval(timer) };
}
