import type { StopRequests } from '../src/process/watchStop.ts';

/** Somebody asked the demo to stop. */
export class Interruption extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`);
    this.name = 'Interruption';
    this.signal = signal;
  }
}

/** Is rejected by the first request to stop; `onSecond` is called by every further one. */
export async function untilInterrupted(
  requests: StopRequests,
  onSecond: (signal: NodeJS.Signals) => void,
): Promise<never> {
  return new Promise((_, reject) => {
    let count = 0;
    requests.listen((signal) => {
      count += 1;
      if (count === 1) reject(new Interruption(signal));
      else onSecond(signal);
    });
  });
}

/** Is rejected by an error that nobody caught, as one thrown in a client's socket: the servers must stop all the same. */
export async function untilCrashed(): Promise<never> {
  return new Promise((_, reject) => {
    process.on('uncaughtException', reject);
  });
}
