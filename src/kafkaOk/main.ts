#!/usr/bin/env node
import { probeSettings } from '../kafka/settings/healthSettings.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand, requireSettings } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { askSupervisor } from './askSupervisor.ts';
import { commandLine, parseQuestion } from './commandLine.ts';
import { writeFinding } from './writeFinding.ts';

await runTool(
  'kafkaOk',
  async (argv) => {
    const args = await readCommandLine(commandLine, argv);
    if (args === undefined) return ExitCode.Ok;
    const { env } = process;
    const question = requireOperand(parseQuestion(args));
    const settings = requireSettings(probeSettings, { env, flags: args.flags });
    const { probe, isDirect, isJson } = question;
    if (probe !== 'stoppable' && !isDirect && !isJson) {
      const finding = await askSupervisor(probe, settings);
      if (finding.isRefused !== true) return writeFinding(finding);
    }
    const { runRest } = await import('./runRest.ts');
    return runRest(question, env);
  },
  { endsAtOnce: true },
);
