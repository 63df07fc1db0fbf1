#!/usr/bin/env node
import { isatty } from 'node:tty';
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStdout } from '../tool/writeText.ts';
import { askServer, type Target } from '../zookeeper/askServer.ts';
import { askCheckup } from '../zookeeper/metrics/askCheckup.ts';
import { renderPrometheus } from '../zookeeper/metrics/prometheusText.ts';
import { parseMntr } from '../zookeeper/mntr.ts';
import { readTarget } from '../zookeeper/readTarget.ts';
import { commandLine, type Format, parseFormat } from './commandLine.ts';
import { renderJson } from './json.ts';
import { renderReport } from './report.ts';

const stdout = 1;

await runTool('zkMetrics', async (argv) => {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const format = readFormat(args.flags['format']?.at(-1));
  const target = await readTarget({ env: process.env, flags: args.flags });
  const where = `${target.host}:${target.port}`;
  if (format === 'prometheus') return writePrometheus(target);
  const reply = await askServer('mntr', target);
  const metrics = parseMntr(reply);
  if (!metrics.ok) throw new ToolError(ExitCode.No, [`${where}: ${metrics.problem}`]);
  switch (format) {
    case 'raw':
      writeStdout(reply);
      break;
    case 'json':
      writeStdout(renderJson(metrics.value));
      break;
    case 'table':
      writeStdout(renderReport(where, metrics.value));
      break;
  }
  return ExitCode.Ok;
});

// A member that does not serve gives a scrape that says so: that is what it was asked for.
async function writePrometheus(target: Target): Promise<number> {
  const checkup = await askCheckup(target);
  writeStdout(renderPrometheus(checkup));
  const { up, srvr, metrics } = checkup;
  if (metrics.ok || (up && !srvr.ok)) return ExitCode.Ok;
  throw new ToolError(up ? ExitCode.No : ExitCode.Unavailable, [metrics.problem]);
}

function readFormat(flag: string | undefined): Format {
  if (flag === undefined) return isatty(stdout) ? 'table' : 'raw';
  const format = parseFormat(flag);
  return requireOperand(format.ok ? format : { ok: false, problem: `--format: ${format.problem}` });
}
