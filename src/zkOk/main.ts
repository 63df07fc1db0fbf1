#!/usr/bin/env node
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { writeStderr } from '../tool/writeText.ts';
import { askServer, type Target } from '../zookeeper/askServer.ts';
import { readTarget } from '../zookeeper/readTarget.ts';
import { TlsRefusal } from '../zookeeper/noAnswer.ts';
import { judgeLive, judgeReady, type Verdict } from '../zookeeper/verdict.ts';
import { commandLine, parseProbe } from './commandLine.ts';

await runTool('zkOk', async (argv) => {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const [operand = 'live'] = args.operands;
  const probe = requireOperand(parseProbe(operand));
  const target = await readTarget({ env: process.env, flags: args.flags });
  const verdict =
    probe === 'live' ? await askLive(target) : judgeReady(await askServer('srvr', target));
  const where = `zkOk: ${target.host}:${target.port}`;
  if (!verdict.healthy) {
    writeStderr(`${where}: ${verdict.reason}\n`);
    return ExitCode.No;
  }
  if (verdict.warning !== undefined) writeStderr(`${where}: warning: ${verdict.warning}\n`);
  return ExitCode.Ok;
});

// The certificate of all members expires at one time: that must not restart them all.
async function askLive(target: Target): Promise<Verdict> {
  try {
    return judgeLive(await askServer('ruok', target));
  } catch (error) {
    if (!(error instanceof TlsRefusal)) throw error;
    return { healthy: true, warning: error.reason };
  }
}
