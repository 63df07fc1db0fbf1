#!/usr/bin/env node
import { probeSettings } from '../kafka/settings/healthSettings.ts';
import { reachableHost } from '../pod/reachableHost.ts';
import { askHealth } from '../process/askHealth.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand, requireSettings } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';
import { commandLine, parseProbe } from './commandLine.ts';

const paths = { live: '/livez', ready: '/readyz' };
const ok = 200;

await runTool('kafkaOk', async (argv) => {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const probe = requireOperand(parseProbe(args.operands[0] ?? 'ready'));
  const sources = { env: process.env, flags: args.flags };
  const { healthAddress, healthPort, timeoutMs } = requireSettings(probeSettings, sources);
  const host = reachableHost(healthAddress ?? '');
  const { status, body } = await askHealth(paths[probe], { host, port: healthPort, timeoutMs });
  const line = `kafkaOk: ${body.trim()}\n`;
  if (status === ok) writeStdout(line);
  else writeStderr(line);
  return status === ok ? ExitCode.Ok : ExitCode.No;
});
