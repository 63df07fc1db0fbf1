import { type Arguments, type CommandLine, parseArguments } from './commandLine.ts';
import { runYargs } from './runYargs.ts';

/**
 * Reads a tool's arguments. Gives `undefined` where they only asked for help or the version, which
 * is then printed already; throws a ToolError with `ExitCode.Usage` where they are wrong.
 */
export async function readCommandLine(
  line: CommandLine,
  argv: readonly string[],
): Promise<Arguments | undefined> {
  const plain = parseArguments(line, argv);
  if (plain !== undefined) return plain;
  await runYargs(line, argv);
  return undefined;
}
