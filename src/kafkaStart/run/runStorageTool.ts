import { execa } from 'execa';
import { ExitCode } from '../../tool/exitCode.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { ToolError } from '../../tool/toolError.ts';

interface Format {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Env;
}

/** Formats the storage by Kafka's own StorageTool, to its end: half-formatted storage helps nobody. */
export async function runStorageTool({ program, args, env }: Format): Promise<void> {
  const { exitCode, all } = await execa(program, args, {
    env: { ...env },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    cleanup: false,
    // Ctrl-C is for the tool that waits, not for the formatting
    detached: true,
  });
  if (exitCode === 0) return;
  const said = all.split('\n').filter((line) => line.trim() !== '');
  const code = exitCode ?? 'a signal';
  throw new ToolError(ExitCode.CannotCreate, [
    `the storage could not be formatted: kafka.tools.StorageTool ended with ${code}`,
    ...said.slice(-5),
  ]);
}
