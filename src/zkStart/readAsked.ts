import { basename } from 'node:path';
import { type CommandLine, isOn, parseArguments } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand, requireSettings } from '../tool/requireSettings.ts';
import type { Flags, Settings } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';
import { asksToGenerate, describeLine, expandName } from './commandLine.ts';
import { type Operands, parseOperands } from './operands.ts';
import { startSettings } from './settings.ts';

export interface Asked extends Operands {
  readonly settings: Settings<typeof startSettings>;
  readonly flags: Flags;
}

/**
 * Reads what this run is to do. Gives `undefined` where help or the version was asked for, which is
 * printed already; throws a ToolError with every problem.
 */
export async function readAsked(argv: readonly string[]): Promise<Asked | undefined> {
  const { env } = process;
  const words = expandName(basename(process.argv[1] ?? ''), argv);
  const args = await readCommandLine(await readLine(words, env['ZK_GENERATE']), words);
  if (args === undefined) return undefined;
  const { flags } = args;
  const operands = requireOperand(parseOperands(args.operands));
  const settings = requireSettings(startSettings, { env, flags });
  if (isOn(flags, 'generate')) requireNoContradiction(operands);
  return { ...operands, settings, flags };
}

async function readLine(
  words: readonly string[],
  variable: string | undefined,
): Promise<CommandLine> {
  const line = describeLine();
  const generates = asksToGenerate(words, variable);
  // What zkGenConfig takes is not loaded where nothing is to be written, and nothing is wrong.
  if (!generates && parseArguments(line, words) !== undefined) return line;
  const { generateOptions } = await import('./runGenerate.ts');
  const options = generateOptions();
  if (generates) return describeLine(options);
  return { ...line, elsewhere: { options, reason: 'only with --generate' } };
}

function requireNoContradiction({ verb, configFile }: Operands): void {
  const other = verb === 'start-foreground' ? configFile : verb;
  if (other === undefined) return;
  const problem = `--generate: cannot go with ${other} (it writes zoo.cfg and starts the server with that)`;
  throw new ToolError(ExitCode.Usage, [problem]);
}
