#!/usr/bin/env node
import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { foreignCommand } from '../process/foreignCommand.ts';
import { launchForeign, launchUnderInit } from '../process/launchServer.ts';
import { watchStop } from '../process/watchStop.ts';
import { writeBlocking } from '../process/writeBlocking.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { ToolError } from '../tool/toolError.ts';
import { runTool } from '../tool/runTool.ts';
import { writeStderr } from '../tool/writeText.ts';
import { findFlagProblems, findForeignArguments } from './argumentProblems.ts';
import { commandLine } from './commandLine.ts';
import { readBroker } from './readBroker.ts';
import { renderFinding } from './preflight/preflight.ts';
import { refuse } from './refusal.ts';

await runTool(
  'kafkaStart',
  async (argv) => {
    writeBlocking();
    launchForeign(foreignCommand(argv), process.env);
    requireNone(findForeignArguments(argv));
    const args = await readCommandLine(commandLine, argv);
    if (args === undefined) return ExitCode.Ok;
    requireNone(findFlagProblems(args));
    const { env } = process;
    if (isOn(args.flags, 'dry-run')) return (await import('./runDryRun.ts')).runDryRun(args, env);
    const isDirect = isOn(args.flags, 'exec');
    const ownWarnings = isDirect ? [] : launchUnderInit(env);
    // Process 1 would never see a signal that it does not listen to.
    const stop = watchStop();
    const broker = await readBroker(args, env);
    for (const warning of [...broker.warnings, ...ownWarnings])
      writeStderr(`kafkaStart: warning: ${warning}\n`);
    const { refusals, findings } = broker.preflight;
    for (const finding of findings) writeStderr(`kafkaStart: ${renderFinding(finding)}\n`);
    if (refusals.length > 0) throw refuse(refusals);
    if (isDirect) {
      return (await import('./run/launchBroker.ts')).launchBroker(broker, env, stop);
    }
    return (await import('./run/runBroker.ts')).runBroker(broker, env, stop);
  },
  { endsAtOnce: true },
);

function requireNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new ToolError(ExitCode.Usage, problems);
}
