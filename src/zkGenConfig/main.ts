#!/usr/bin/env node
import { type CommandLine, isOn, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { exitMeanings } from '../tool/exitMeanings.ts';
import { renderFiles } from '../tool/fileWrite.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { runTool } from '../tool/runTool.ts';
import { exitCodeOf } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeFiles } from '../tool/writeFiles.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';
import type { Plan } from '../zookeeper/plan.ts';
import { type ReadMember, readMember } from '../zookeeper/readMember.ts';
import { zkSettings } from '../zookeeper/settings/settings.ts';

const commandLine: CommandLine = {
  tool: 'zkGenConfig',
  summary:
    "Writes a ZooKeeper member's configuration and its myid, from the environment and the pod's name.",
  operands: '',
  maxOperands: 0,
  options: {
    'dry-run': { doc: 'Print every file and write none', type: 'switch' },
    ...optionsOf(zkSettings),
  },
  exits: {
    [ExitCode.Ok]: 'every file is as it shall be',
    [ExitCode.Usage]: exitMeanings[ExitCode.Usage],
    [ExitCode.CannotCreate]: `${exitMeanings[ExitCode.CannotCreate]}; none was`,
    [ExitCode.Config]: `${exitMeanings[ExitCode.Config]}; nothing was written`,
  },
};

await runTool('zkGenConfig', async (argv) => {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const member = readMember(process.env, args.flags);
  for (const warning of member.warnings) say(`warning: ${warning}`);
  const plan = requirePlan(member);
  if (isOn(args.flags, 'dry-run')) {
    writeStdout(renderFiles(plan.files));
    return ExitCode.Ok;
  }
  const { written, unchanged } = writeFiles(plan);
  const files = written.length === 1 ? 'file' : 'files';
  say(
    `wrote ${written.length} ${files}, ${unchanged.length} unchanged: myid ${plan.myid} of ${plan.size}, ${plan.host}`,
  );
  return ExitCode.Ok;
});

function requirePlan({ issues, problems, unreadable, plan }: ReadMember): Plan {
  const ofSettings = issues.map(({ subject, problem }) => `${subject}: ${problem}`);
  if (ofSettings.length + problems.length > 0) {
    const code = issues.length > 0 ? exitCodeOf(issues) : ExitCode.Config;
    throw new ToolError(code, [...ofSettings, ...problems]);
  }
  if (unreadable.length > 0) throw new ToolError(ExitCode.CannotCreate, unreadable);
  if (plan === undefined) throw new Error('no plan, and no reason why');
  return plan;
}

function say(line: string): void {
  writeStderr(`zkGenConfig: ${line}\n`);
}
