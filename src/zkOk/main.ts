#!/usr/bin/env node
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { writeStderr } from '../tool/writeText.ts';
import { askServer } from '../zookeeper/askServer.ts';
import { readTarget } from '../zookeeper/readTarget.ts';
import { judgeLive, judgeReady } from '../zookeeper/verdict.ts';
import { commandLine, parseProbe } from './commandLine.ts';

const probes = {
  live: { word: 'ruok', judge: judgeLive },
  ready: { word: 'srvr', judge: judgeReady },
};

await runTool('zkOk', async (argv) => {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const [operand = 'live'] = args.operands;
  const { word, judge } = probes[requireOperand(parseProbe(operand))];
  const target = await readTarget({ env: process.env, flags: args.flags });
  const verdict = judge(await askServer(word, target));
  const where = `zkOk: ${target.host}:${target.port}`;
  if (!verdict.healthy) {
    writeStderr(`${where}: ${verdict.reason}\n`);
    return ExitCode.No;
  }
  if (verdict.warning !== undefined) writeStderr(`${where}: warning: ${verdict.warning}\n`);
  return ExitCode.Ok;
});
