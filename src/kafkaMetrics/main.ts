#!/usr/bin/env node
import { isatty } from 'node:tty';
import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { named } from '../tool/parsed.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runLooks } from '../tool/runLooks.ts';
import { runTool } from '../tool/runTool.ts';
import type { Flags } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';
import { readInterval } from '../tool/watchOption.ts';
import { commandLine, type Format, parseFormat } from './commandLine.ts';
import { openLook } from './openLook.ts';

const stdout = 1;
const { tool } = commandLine;

await runTool(
  tool,
  async (argv) => {
    const args = await readCommandLine(commandLine, argv);
    if (args === undefined) return ExitCode.Ok;
    const { flags } = args;
    const format = readFormat(flags);
    const everyMs = requireOperand(readInterval(flags));
    const look = await openLook({ env: process.env, flags }, format);
    return runLooks(look, { tool, everyMs, inPlace: isatty(stdout), dated: format === 'table' });
  },
  { endsAtOnce: true },
);

function readFormat(flags: Flags): Format {
  const flag = flags['format']?.at(-1);
  const isJson = isOn(flags, 'json');
  if (flag !== undefined) {
    const format = requireOperand(named('--format', parseFormat(flag)));
    if (!isJson || format === 'json') return format;
    throw new ToolError(ExitCode.Usage, [`--json: contradicts --format=${format}`]);
  }
  if (isJson) return 'json';
  const isWide = isOn(flags, 'cluster') || flags['bootstrap-server'] !== undefined;
  return isatty(stdout) || isWide ? 'table' : 'prometheus';
}
