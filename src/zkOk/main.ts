#!/usr/bin/env node
import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { readPlainTarget } from '../zookeeper/ask/readPlainTarget.ts';
import { askProbe } from './askProbe.ts';
import { commandLine, parseQuestion } from './commandLine.ts';
import { writeVerdict } from './writeVerdict.ts';

await runTool(
  'zkOk',
  async (argv) => {
    const args = await readCommandLine(commandLine, argv);
    if (args === undefined) return ExitCode.Ok;
    const { env } = process;
    const question = requireOperand(parseQuestion(args));
    const { probe, flags } = question;
    if (probe !== 'stoppable' && !isOn(flags, 'json')) {
      const target = readPlainTarget({ env, flags });
      if (target !== undefined) {
        const { verdict } = await askProbe(probe, { target, flags });
        return writeVerdict(verdict, target);
      }
    }
    const { runRest } = await import('./runRest.ts');
    return runRest(question, env);
  },
  { endsAtOnce: true },
);
