#!/usr/bin/env node
import { readPod } from '../pod/readPod.ts';
import { type CommandLine, isOn, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { exitMeanings } from '../tool/exitMeanings.ts';
import { renderFiles } from '../tool/fileWrite.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { runTool } from '../tool/runTool.ts';
import { exitCodeOf, findUnknownVariables, readSettings } from '../tool/settings.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeFiles } from '../tool/writeFiles.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';
import { findProblems, planMember } from '../zookeeper/plan.ts';
import { readDisk } from '../zookeeper/readDisk.ts';
import { zkSettings } from '../zookeeper/settings.ts';
import { findSettingWarnings } from '../zookeeper/settingWarnings.ts';
import { zkVariables } from '../zookeeper/variables.ts';

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
  const { env } = process;
  const pod = readPod(env);
  // Before all else: a misspelt name is most likely why a required one is missing.
  for (const warning of findUnknownVariables('ZK_', zkVariables, env)) say(`warning: ${warning}`);
  const read = readSettings(zkSettings, { env, flags: args.flags });
  if (!read.ok) {
    const issues = read.issues.map(({ subject, problem }) => `${subject}: ${problem}`);
    const further = findProblems(read.partial, pod, readDisk(read.partial));
    throw new ToolError(exitCodeOf(read.issues), [...issues, ...further]);
  }
  const { settings } = read;
  const disk = readDisk(settings);
  const planned = planMember(settings, pod, disk);
  if (!planned.ok) throw new ToolError(ExitCode.Config, planned.problems);
  if (disk.problem !== undefined) throw new ToolError(ExitCode.CannotCreate, [disk.problem]);
  const { plan } = planned;
  for (const warning of findSettingWarnings(settings)) say(`warning: ${warning}`);
  if (isOn(args.flags, 'dry-run')) {
    writeStdout(renderFiles(plan.files));
    return ExitCode.Ok;
  }
  const { written, unchanged } = writeFiles(plan);
  const files = written === 1 ? 'file' : 'files';
  say(
    `wrote ${written} ${files}, ${unchanged} unchanged: myid ${plan.myid} of ${settings.replicas}, ${plan.host}`,
  );
  return ExitCode.Ok;
});

function say(line: string): void {
  writeStderr(`zkGenConfig: ${line}\n`);
}
