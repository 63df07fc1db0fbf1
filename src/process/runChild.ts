import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { errorCode } from '../tool/errorCode.ts';
import type { Env } from '../tool/serviceLink.ts';

export interface ChildCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Env;
}

export interface RunningChild {
  /** None where it could not be run. */
  readonly pid: number | undefined;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<ChildEnd>;
}

export interface ChildEnd {
  /** As a shell would show it: 128 + n for a signal, 127 or 126 where nothing ran. */
  readonly code: number;
  /** Why nothing ran. */
  readonly problem: string | undefined;
}

/**
 * Starts a server beside this process. Nothing here ends it: the lifecycle decides when it is
 * signalled. So it gets a session of its own: Ctrl-C, and an init that signals its whole process group, would
 * reach it beside the lifecycle, while it loads its logs too. Its output is inherited, never piped: a full
 * pipe would stop the server.
 *
 * By Node's own spawn, not by execa: nothing of what execa does beyond that is wanted here, and loading it
 * would make up a third of the time until the server is started.
 */
export function runChild(command: ChildCommand): RunningChild {
  const { promise: ended, resolve } = Promise.withResolvers<ChildEnd>();
  const fail = (error: unknown): void => resolve(endOf(errorCode(error)));
  const server = startChild(command, fail);
  server?.once('exit', (code, signal) => {
    const ofSignal = signal === null ? 0 : 128 + constants.signals[signal];
    resolve({ code: code ?? ofSignal, problem: undefined });
  });
  server?.on('error', (error) => {
    // once it runs, an error is that of a signal that did not reach it
    if (server.pid === undefined) fail(error);
  });
  return { pid: server?.pid, kill: (signal) => void server?.kill(signal), ended };
}

function startChild({ program, args, env }: ChildCommand, fail: (error: unknown) => void) {
  try {
    return spawn(program, args, { stdio: 'inherit', env: { ...env }, detached: true });
  } catch (error) {
    // what Node tells at once, such as E2BIG
    fail(error);
    return undefined;
  }
}

function endOf(problem: string): ChildEnd {
  return { code: problem === 'ENOENT' ? 127 : 126, problem };
}
