#!/usr/bin/env node
import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { runTool } from '../tool/runTool.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';
import { commandLine } from './commandLine.ts';
import { readBroker } from './readBroker.ts';
import { renderDryRun } from './dryRun.ts';
import { renderFinding } from './preflight/preflight.ts';
import { refuse } from './refusal.ts';
import { launchBroker, runBroker } from './run/runBroker.ts';

await runTool('kafkaStart', async (argv) => {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const { env } = process;
  const broker = readBroker(args, env);
  for (const warning of broker.warnings) writeStderr(`kafkaStart: warning: ${warning}\n`);
  const { refusals, findings } = broker.preflight;
  for (const finding of findings) writeStderr(`kafkaStart: ${renderFinding(finding)}\n`);
  const isDry = isOn(args.flags, 'dry-run');
  if (isDry) writeStdout(renderDryRun(broker));
  if (refusals.length > 0) throw refuse(refusals);
  if (isDry) return ExitCode.Ok;
  return isOn(args.flags, 'exec') ? launchBroker(broker, env) : runBroker(broker, env);
});
