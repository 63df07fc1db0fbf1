#!/usr/bin/env node
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runReported } from '../files/runReported.ts';
import { runTool } from '../tool/runTool.ts';
import { readMember } from '../zookeeper/member/readMember.ts';
import { requirePlan } from '../zookeeper/member/requirePlan.ts';
import { chooseMode, commandLine } from './commandLine.ts';
import { runPlan } from './runPlan.ts';

const { tool } = commandLine;

await runTool(tool, async (argv) =>
  runReported({ tool, argv, facts: { myid: null, host: null } }, async (warn) => {
    const args = await readCommandLine(commandLine, argv);
    if (args === undefined) return undefined;
    const mode = requireOperand(chooseMode(args.flags));
    const member = readMember(process.env, args.flags);
    for (const warning of member.warnings) warn(warning);
    return runPlan(requirePlan(member), mode);
  }),
);
