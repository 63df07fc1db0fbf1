import type { Argv } from 'yargs';
import { type CommandLine, spellingsOf } from './commandLine.ts';
import { ExitCode } from './exitCode.ts';
import { findNearest } from './nearest.ts';
import { ToolError } from './toolError.ts';
import { writeStdout } from './writeText.ts';

declare const VERSION: string;

const helpWidth = 100;

/** Prints help or the version, or throws a ToolError that says what is wrong with the arguments. */
export async function runYargs(line: CommandLine, argv: readonly string[]): Promise<void> {
  const parser = await describe(line, argv);
  if (asksFor(argv, 'help', 'h')) {
    writeStdout(`${await parser.getHelp()}\n`);
    return;
  }
  if (asksFor(argv, 'version', 'v')) {
    writeStdout(`${line.tool} ${VERSION}\n`);
    return;
  }
  const unknown = findUnknownFlags(line, argv);
  if (unknown.length > 0) throw new ToolError(ExitCode.Usage, unknown);
  await parser.parseAsync();
  throw new ToolError(ExitCode.Usage, [`cannot read these arguments (see ${line.tool} --help)`]);
}

async function describe(line: CommandLine, argv: readonly string[]): Promise<Argv> {
  // Loaded only here: yargs costs more than a whole probe.
  const { default: yargs } = await import('yargs');
  const { tool, summary, operands, maxOperands, exits = {} } = line;
  const parser = yargs([...argv])
    .scriptName(tool)
    .usage(`${`$0 [flags] ${operands}`.trim()}\n\n${summary}`)
    .parserConfiguration({ 'camel-case-expansion': false, 'parse-positional-numbers': false })
    .version(false)
    .help(false)
    .detectLocale(false)
    .wrap(helpWidth)
    .demandCommand(0, maxOperands, '', 'too many operands')
    .strictOptions()
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      const problem = message || error.message;
      throw new ToolError(ExitCode.Usage, [`${problem} (see ${tool} --help)`], { cause: error });
    });
  for (const [name, { doc, type, shown, aliases = [] }] of Object.entries(line.options)) {
    parser.option(name, {
      type: type === 'switch' ? 'boolean' : 'string',
      describe: doc,
      hidden: false,
      ...(type === 'value' ? { requiresArg: true } : {}),
      ...(shown === undefined ? {} : { defaultDescription: shown }),
    });
    for (const alias of aliases) parser.option(alias, { type: 'string', hidden: true });
  }
  parser.option('help', { type: 'boolean', describe: 'Print this' });
  parser.option('version', { type: 'boolean', describe: 'Print the version' });
  const codes = Object.entries(exits).map(([code, meaning]) => `  ${code.padEnd(4)} ${meaning}`);
  return codes.length === 0 ? parser : parser.epilogue(['Exit codes:', ...codes].join('\n'));
}

function asksFor(argv: readonly string[], long: string, short: string): boolean {
  return argv.includes(`--${long}`) || argv.includes(`-${short}`);
}

function findUnknownFlags(line: CommandLine, argv: readonly string[]): string[] {
  const known = spellingsOf(line.options);
  return argv
    .map((word) => /^--?[^=\s]+/.exec(word)?.[0])
    .filter((flag) => flag !== undefined)
    .filter((flag) => !flag.startsWith('--') || !known.has(flag.slice(2).replaceAll('_', '-')))
    .map((flag) => {
      const nearest = findNearest(flag.replace(/^-+/, ''), known.keys());
      const hint = nearest === undefined ? `see ${line.tool} --help` : `did you mean --${nearest}?`;
      return `${flag}: unknown flag (${hint})`;
    });
}
