#!/usr/bin/env node
import { ExitCode } from '../tool/exitCode.ts';
import { requireOperand } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { runYargs } from '../tool/runYargs.ts';
import { ToolError } from '../tool/toolError.ts';
import { asksForHelp, commandLine, mainFlags, splitWords, type Words } from './commandLine.ts';
import { parseCommand } from './grammar/command.ts';
import { logsIn } from './handover/zooKeeperMain.ts';
import { runOnce } from './runOnce.ts';
import { readConnection } from './session/readConnection.ts';

await runTool('zkCli', run, { endsAtOnce: true });

async function run(argv: readonly string[]): Promise<number> {
  const asked = asksForHelp(argv);
  if (asked !== undefined) {
    await runYargs(commandLine, [`--${asked}`]);
    return ExitCode.Ok;
  }
  const words = requireOperand(splitWords(argv));
  const { switches, flags } = words;
  const json = switches.has('json');
  const command =
    words.command.length === 0 ? undefined : requireOperand(parseCommand(words.command));
  const connection = await readConnection(words);
  if (command?.name === 'foreign' || needsMain(words)) {
    if (json)
      throw new ToolError(ExitCode.Usage, [
        '--json: ZooKeeperMain, which is to do this, knows no JSON',
      ]);
    // Loaded only here, as all that is not for one plain command.
    const { runZooKeeperMain } = await import('./handover/runZooKeeperMain.ts');
    const runMain = async (server: string) =>
      runZooKeeperMain(mainFlags(server, connection.timeoutMs, words), words.command);
    // A client's own configuration says itself how its servers are to be asked.
    if (flags.has('client-configuration')) return runMain(connection.text);
    const { runTunnelled } = await import('./handover/runTunnelled.ts');
    return runTunnelled(connection, switches.has('r'), runMain);
  }
  if (command === undefined) {
    const { runLines } = await import('./shell/runLines.ts');
    return runLines(connection, words);
  }
  return runOnce(connection, command, json);
}

function needsMain({ flags, switches }: Words): boolean {
  return switches.has('r') || flags.has('client-configuration') || logsIn(process.env);
}
