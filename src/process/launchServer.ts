import { ExitCode } from '../tool/exitCode.ts';
import type { Env } from '../tool/serviceLink.ts';
import { ToolError } from '../tool/toolError.ts';
import { resolveOptionalProgram, resolveProgram } from './resolveProgram.ts';

export interface Launch {
  /** An absolute path, found and checked: execve searches no PATH, and its failure aborts the process. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Env;
}

/**
 * Becomes the server: the process stays, its program is replaced, nothing of ours stays resident.
 * As process 1 it becomes `tini` with the server as its child, so that signals keep their default
 * action and zombies are reaped; java's 143 after SIGTERM then ends as 0.
 */
export function launchServer({ program, args, env }: Launch): never {
  return become(process.pid === 1 ? underTini(program, args, env) : [program, ...args], env);
}

/**
 * As process 1, becomes `tini` with this same command as its child: Linux hands process 1 what others
 * leave behind, and Node waits only for what it has started itself, so that all else stays as a zombie.
 * Comes back where this is another process, or without tini, and gives what to warn of then.
 */
export function launchUnderInit(env: Env): string[] {
  if (process.pid !== 1) return [];
  const tini = resolveOptionalProgram('tini', env);
  if (tini !== undefined) {
    return become(
      [tini, '--', process.execPath, ...process.execArgv, ...process.argv.slice(1)],
      env,
    );
  }
  return [
    'this is process 1, in which zombies stay: processes that others leave behind (install tini, or start it by an init)',
  ];
}

/** Becomes the program that the command names, where it names one that can be run. */
export function launchForeign([name, ...args]: readonly string[], env: Env): void {
  const program = name === undefined ? undefined : resolveOptionalProgram(name, env);
  if (program !== undefined) become([program, ...args], env);
}

function become(command: readonly [string, ...string[]], env: Env): never {
  const [file, ...rest] = command;
  if (process.execve === undefined) {
    const problem = `Node ${process.versions.node} cannot become another program (it takes 22.18 or newer)`;
    throw new ToolError(ExitCode.Config, [problem]);
  }
  return process.execve(file, [file, ...rest], definedOnly(env));
}

function underTini(program: string, args: readonly string[], env: Env): [string, ...string[]] {
  const tini = resolveProgram('tini', env, 'process 1 must be able to forward signals');
  return [tini, '-e', '143', '--', program, ...args];
}

function definedOnly(env: Env): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
