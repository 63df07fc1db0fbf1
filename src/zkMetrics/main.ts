#!/usr/bin/env node
import { isatty } from 'node:tty';
import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { named } from '../tool/parsed.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import type { Flags, Sources } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStdout } from '../tool/writeText.ts';
import { askFigures } from './askFigures.ts';
import { commandLine, type Format, parseFormat, parseInterval } from './commandLine.ts';
import { openTarget } from './openTarget.ts';
import type { Shown } from './shown.ts';

const stdout = 1;
const defaultInterval = '2s';

await runTool('zkMetrics', run, { endsAtOnce: true });

async function run(argv: readonly string[]): Promise<number> {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const { flags } = args;
  const format = readFormat(flags);
  const interval = flags['watch']?.at(-1);
  const everyMs =
    interval === undefined
      ? undefined
      : requireOperand(named('--watch', parseInterval(interval || defaultInterval)));
  const look = await openLook({ env: process.env, flags }, format);
  if (everyMs === undefined) return showOnce(await look());
  const { watchShown } = await import('./watchShown.ts');
  return watchShown(look, { everyMs, inPlace: isatty(stdout), dated: format === 'table' });
}

async function openLook(sources: Sources, format: Format): Promise<() => Promise<Shown>> {
  if (isOn(sources.flags ?? {}, 'ensemble')) {
    const { openOverview } = await import('./ensemble/openOverview.ts');
    return openOverview(sources, format);
  }
  const nextTarget = await openTarget(sources);
  return async () => askFigures(await nextTarget(), format);
}

function showOnce({ text, problems, exitCode }: Shown): number {
  writeStdout(text);
  if (problems.length > 0) throw new ToolError(exitCode, problems);
  return exitCode;
}

function readFormat(flags: Flags): Format {
  const flag = flags['format']?.at(-1);
  if (flag !== undefined) return requireOperand(named('--format', parseFormat(flag)));
  return isatty(stdout) || isOn(flags, 'ensemble') ? 'table' : 'raw';
}
