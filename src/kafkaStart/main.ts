#!/usr/bin/env node
import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { renderFiles } from '../tool/fileWrite.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { runTool } from '../tool/runTool.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';
import { commandLine } from './commandLine.ts';
import { readBroker } from './readBroker.ts';
import { runBroker } from './runBroker.ts';
import { brokerArguments } from './serverCommand.ts';

await runTool('kafkaStart', async (argv) => {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const { env } = process;
  const broker = readBroker(args, env);
  for (const warning of broker.warnings) writeStderr(`kafkaStart: warning: ${warning}\n`);
  if (isOn(args.flags, 'dry-run')) {
    const command = ['java', ...brokerArguments(broker.command)].join(' ');
    writeStdout(`${renderFiles(broker.files)}\n==> command <==\n${command}\n`);
    return ExitCode.Ok;
  }
  return runBroker(broker, { env, exec: isOn(args.flags, 'exec') });
});
