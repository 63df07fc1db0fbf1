import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { StopRequests } from '../process/watchStop.ts';
import { ToolError } from '../tool/toolError.ts';

/**
 * Listens no longer for requests to stop, which from now on end the process by themselves. One that
 * came before throws a ToolError with 128 + n, as it would end the server.
 */
export async function resolveStop(stop: StopRequests): Promise<void> {
  // A signal is told in the turn of the event loop after the one in which it came: one that came
  // while this turn ran would be lost, and java would start that nobody asks to stop again.
  await setImmediate();
  await setImmediate();
  stop.close();
  const [signal] = stop.signals;
  if (signal === undefined) return;
  const problem = `asked to stop (${signal}) before the server was started`;
  throw new ToolError(128 + constants.signals[signal], [problem]);
}
