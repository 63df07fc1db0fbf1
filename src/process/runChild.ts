import { constants } from 'node:os';
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
  readonly ended: Promise<{
    /** As a shell would show it: 128 + n for a signal, 127 or 126 where nothing ran. */
    readonly code: number;
    /** Why nothing ran. */
    readonly problem: string | undefined;
  }>;
}

/**
 * Starts a server beside this process. Nothing here ends it: the lifecycle decides when it is
 * signalled. Its output is inherited, never piped: a full pipe would stop the server.
 */
export async function runChild({ program, args, env }: ChildCommand): Promise<RunningChild> {
  // Not loaded where a start tool becomes its server.
  const { execa } = await import('execa');
  const server = execa(program, args, {
    stdio: 'inherit',
    env: { ...env },
    extendEnv: false,
    reject: false,
    cleanup: false,
    forceKillAfterDelay: false,
  });
  return {
    pid: server.pid,
    kill: (signal) => void server.kill(signal),
    ended: server.then((result) => ({ code: codeOf(result), problem: problemOf(result) })),
  };
}

/** What execa gives of a process that ended, or could not be run. */
interface Result {
  readonly exitCode?: number | undefined;
  readonly signal?: NodeJS.Signals | undefined;
  readonly code?: string | undefined;
  readonly shortMessage?: string | undefined;
}

function codeOf({ exitCode, signal, code }: Result): number {
  if (exitCode !== undefined) return exitCode;
  if (signal !== undefined) return 128 + constants.signals[signal];
  return code === 'ENOENT' ? 127 : 126;
}

function problemOf({ exitCode, signal, code, shortMessage }: Result): string | undefined {
  if (exitCode !== undefined || signal !== undefined) return undefined;
  return code ?? shortMessage ?? 'unknown';
}
