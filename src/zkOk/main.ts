#!/usr/bin/env node
import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { writeStderr } from '../tool/writeText.ts';
import { renderPlace } from '../zookeeper/place.ts';
import { askProbe } from './askProbe.ts';
import { commandLine, parseQuestion } from './commandLine.ts';

await runTool(
  'zkOk',
  async (argv) => {
    const args = await readCommandLine(commandLine, argv);
    if (args === undefined) return ExitCode.Ok;
    const question = requireOperand(parseQuestion(args));
    // Not loaded on a probe's common path.
    if (isOn(question.flags, 'json'))
      return (await import('./runJson.ts')).runJson(question, process.env);
    const { verdict, target } = await askProbe(question, process.env);
    const where = target === undefined ? 'zkOk' : `zkOk: ${renderPlace(target.host, target.port)}`;
    if (!verdict.healthy) {
      writeStderr(`${where}: ${verdict.reason}\n`);
      return ExitCode.No;
    }
    if (verdict.warning !== undefined) writeStderr(`${where}: warning: ${verdict.warning}\n`);
    return ExitCode.Ok;
  },
  { endsAtOnce: true },
);
