#!/usr/bin/env node
import { isatty } from 'node:tty';
import type { Disk } from '../files/disk.ts';
import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { named } from '../tool/parsed.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runLooks } from '../tool/runLooks.ts';
import { runTool } from '../tool/runTool.ts';
import type { Flags, Sources } from '../tool/settings.ts';
import type { Shown } from '../tool/shown.ts';
import { readInterval } from '../tool/watchOption.ts';
import type { Target } from '../zookeeper/ask/askServer.ts';
import { askFigures } from './askFigures.ts';
import { commandLine, type Format, parseFormat, withPort } from './commandLine.ts';
import { openTarget } from './openTarget.ts';

const stdout = 1;
const { tool } = commandLine;

await runTool(tool, run, { endsAtOnce: true });

async function run(argv: readonly string[]): Promise<number> {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const flags = requireOperand(withPort(args));
  const format = readFormat(flags);
  const everyMs = requireOperand(readInterval(flags));
  const look = await openLook({ env: process.env, flags }, format);
  return runLooks(look, { tool, everyMs, inPlace: isatty(stdout), dated: format === 'table' });
}

async function openLook(sources: Sources, format: Format): Promise<() => Promise<Shown>> {
  if (isOn(sources.flags ?? {}, 'ensemble')) {
    const { openOverview } = await import('./ensemble/openOverview.ts');
    return openOverview(sources, format);
  }
  const nextTarget = await openTarget(sources);
  const askDisks = await openDisks(sources, format);
  return async () => {
    const target = await nextTarget();
    return askFigures(target, format, async () => askDisks(target));
  };
}

/** Looks at no disk for a format that does not tell of it. */
async function openDisks(
  sources: Sources,
  format: Format,
): Promise<(target: Target) => Promise<readonly Disk[]>> {
  if (format === 'raw' || format === 'json') return async () => [];
  const { watchOwnDisks } = await import('./watchOwnDisks.ts');
  return watchOwnDisks(sources);
}

function readFormat(flags: Flags): Format {
  const flag = flags['format']?.at(-1);
  if (flag !== undefined) return requireOperand(named('--format', parseFormat(flag)));
  return isatty(stdout) || isOn(flags, 'ensemble') ? 'table' : 'raw';
}
