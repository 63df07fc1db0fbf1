import type { Argv } from 'yargs';
import { findArgumentProblems } from './argumentProblems.ts';
import type { CommandLine } from './commandLine.ts';
import { ExitCode } from './exitCode.ts';
import { ToolError } from './toolError.ts';
import { writeStdout } from './writeText.ts';

declare const VERSION: string;

const helpWidth = 100;

/** Prints help or the version, or throws a ToolError that says what is wrong with the arguments. */
export async function runYargs(line: CommandLine, argv: readonly string[]): Promise<void> {
  if (asksFor(argv, 'help', 'h')) {
    const parser = await describe(line);
    writeStdout(`${await parser.getHelp()}\n`);
    return;
  }
  if (asksFor(argv, 'version', 'v')) {
    writeStdout(`${line.tool} ${VERSION}\n`);
    return;
  }
  throw new ToolError(ExitCode.Usage, findArgumentProblems(line, argv));
}

async function describe(line: CommandLine): Promise<Argv> {
  // Loaded only here: yargs costs more than a whole probe.
  const { default: yargs } = await import('yargs');
  const { tool, summary, operands, exits = {} } = line;
  const parser = yargs([])
    .scriptName(tool)
    .usage(`${`$0 [flags] ${operands}`.trim()}\n\n${summary}`)
    .parserConfiguration({ 'camel-case-expansion': false })
    .version(false)
    .help(false)
    .detectLocale(false)
    .wrap(helpWidth)
    .exitProcess(false);
  for (const [name, { doc, type, shown, aliases = [] }] of Object.entries(line.options)) {
    parser.option(name, {
      type: type === 'switch' ? 'boolean' : 'string',
      describe: doc,
      hidden: false,
      ...(shown === undefined ? {} : { defaultDescription: shown }),
    });
    for (const alias of aliases) parser.option(alias, { type: 'string', hidden: true });
  }
  parser.option('help', { type: 'boolean', describe: 'Print this' });
  parser.option('version', { type: 'boolean', describe: 'Print the version' });
  const codes = Object.entries(exits).map(([code, meaning]) => renderExit(code, meaning));
  return codes.length === 0 ? parser : parser.epilogue(['Exit codes:', ...codes].join('\n'));
}

/** A code and its meaning, whose further lines stand below the first one's words. */
function renderExit(code: string, meaning: string): string {
  const indent = ' '.repeat(7);
  const lines = meaning.match(new RegExp(`\\S.{0,${helpWidth - indent.length - 2}}(?=\\s|$)`, 'g'));
  return `  ${code.padEnd(4)} ${(lines ?? []).join(`\n${indent}`)}`;
}

function asksFor(argv: readonly string[], long: string, short: string): boolean {
  return argv.includes(`--${long}`) || argv.includes(`-${short}`);
}
