import type { Server } from './server.ts';
import { waitFor } from './waitFor.ts';
import type { Writer } from './writer.ts';

/** One restart of a server; times are milliseconds of `performance.now()`. */
export interface Restart {
  readonly server: string;
  /** Whether it began while a write waited for its answer. */
  readonly isHit: boolean;
  /** When the server was told to stop. */
  readonly beganMs: number;
  readonly stoppedMs: number;
  readonly readyMs: number;
}

const inFlightTimeoutMs = 2000;

/**
 * Stops a server while a client writes, and starts it again until it is ready. The signal is sent in the
 * same turn of the event loop in which a write is seen to be under way.
 */
export async function restartUnder(writer: Writer, server: Server): Promise<Restart> {
  const wait = { what: 'a write in flight', timeoutMs: inFlightTimeoutMs, everyMs: 1 };
  const inFlight = () => (writer.countInFlight() > 0 ? true : undefined);
  const isHit = await waitFor(wait, inFlight).catch(() => false);
  const beganMs = performance.now();
  await server.stop();
  const stoppedMs = performance.now();
  await server.start();
  return { server: server.name, isHit, beganMs, stoppedMs, readyMs: performance.now() };
}
