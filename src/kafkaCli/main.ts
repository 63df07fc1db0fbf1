#!/usr/bin/env node
import { basename } from 'node:path';
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { runTool } from '../tool/runTool.ts';
import { writeStdout } from '../tool/writeText.ts';
import { commandLine } from './commandLine.ts';
import { launchProgram } from './launchProgram.ts';
import { listPrograms } from './programs.ts';
import { readKafka } from './readKafka.ts';

const { tool } = commandLine;
/** It takes a class for a tool. */
const runClass = 'kafka-run-class';

await runTool(tool, run, { endsAtOnce: true });

async function run(argv: readonly string[]): Promise<number> {
  const called = basename(process.argv[1] ?? '').replace(/\.(?:mjs|sh)$/, '');
  if (called !== tool && called !== runClass) return launchProgram(called, argv);
  const [name, ...args] = argv;
  if (name !== undefined && !name.startsWith('-')) return launchProgram(name, args);
  if ((await readCommandLine(commandLine, argv)) === undefined) return ExitCode.Ok;
  const names = [...listPrograms(readKafka().version).keys()].toSorted();
  writeStdout(names.map((program) => `${program}\n`).join(''));
  return ExitCode.Ok;
}
