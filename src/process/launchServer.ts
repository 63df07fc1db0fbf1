import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';
import { resolveProgram } from './resolveProgram.ts';

export interface Launch {
  /** An absolute path, found and checked: execve searches no PATH, and its failure aborts the process. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Becomes the server: the process stays, its program is replaced, nothing of ours stays resident.
 * As process 1 it becomes `tini` with the server as its child, so that signals keep their default
 * action and zombies are reaped; java's 143 after SIGTERM then ends as 0.
 */
export function launchServer({ program, args, env }: Launch): never {
  const command = process.pid === 1 ? underTini(program, args, env) : [program, ...args];
  const [file = program] = command;
  if (process.execve === undefined) {
    const problem = `Node ${process.versions.node} cannot become another program (it takes 22.18 or newer)`;
    throw new ToolError(ExitCode.Config, [problem]);
  }
  return process.execve(file, command, definedOnly(env));
}

function underTini(program: string, args: readonly string[], env: Launch['env']): string[] {
  const tini = resolveProgram('tini', env, 'process 1 must be able to forward signals');
  return [tini, '-e', '143', '--', program, ...args];
}

function definedOnly(env: Launch['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
