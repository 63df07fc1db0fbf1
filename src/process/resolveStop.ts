import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { ToolError } from '../tool/toolError.ts';
import type { StopRequests } from './watchStop.ts';

interface Start {
  /** Of what is about to start: `the server`. */
  readonly name: string;
  readonly say: (line: string) => void;
}

/**
 * Listens no longer for requests to stop, which from now on end the process by themselves. So does one that
 * came before, here and now: a question to DNS that hangs cannot be called back, and would hold the process
 * for seconds. Process 1, which no signal of its own ends, gets a ToolError with 128 + n.
 */
export async function resolveStop(stop: StopRequests, { name, say }: Start): Promise<void> {
  // A signal is told in the turn of the event loop after the one in which it came: one that came
  // while this turn ran would be lost, and java would start that nobody asks to stop again.
  await setImmediate();
  await setImmediate();
  stop.close();
  const [signal] = stop.signals;
  if (signal === undefined) return;
  say(`asked to stop (${signal}) before ${name} was started`);
  process.kill(process.pid, signal);
  throw new ToolError(128 + constants.signals[signal], []);
}
