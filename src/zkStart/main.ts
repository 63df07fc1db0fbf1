#!/usr/bin/env node
import { resolveJava } from '../java/resolveJava.ts';
import { hideInOption } from '../java/secretOption.ts';
import { launchServer } from '../process/launchServer.ts';
import { resolvePortProblems } from '../process/resolvePorts.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { readCommandLine } from '../tool/readCommandLine.ts';
import { requireOperand, requireSettings } from '../tool/requireSettings.ts';
import { runTool } from '../tool/runTool.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';
import { askServer } from '../zookeeper/askServer.ts';
import { reachableHost } from '../pod/reachableHost.ts';
import { clientSettings } from '../zookeeper/clientSettings.ts';
import { readServer, type Server } from '../zookeeper/readServer.ts';
import {
  renderCommand,
  renderServerArgs,
  renderServerEnv,
  renderVersionArgs,
} from '../zookeeper/serverCommand.ts';
import { judgeReady } from '../zookeeper/verdict.ts';
import { commandLine, parseVerb } from './commandLine.ts';
import { listPorts } from './ports.ts';
import { resolveOwnHost } from './resolveOwnHost.ts';
import { startSettings } from './settings.ts';

await runTool('zkStart', async (argv) => {
  const args = await readCommandLine(commandLine, argv);
  if (args === undefined) return ExitCode.Ok;
  const verb = requireOperand(parseVerb(args.operands[0] ?? 'start-foreground'));
  const settings = requireSettings(startSettings, { env: process.env, flags: args.flags });
  const server = readServer(settings, process.env);
  if (verb === 'status') return showStatus(server);
  const env = renderServerEnv(server);
  const program = resolveJava(env);
  switch (verb) {
    case 'print-cmd':
      writeStdout(`${renderCommand([program, ...renderServerArgs(server).map(hideInOption)])}\n`);
      return ExitCode.Ok;
    case 'version':
      return launchServer({ program, args: renderVersionArgs(server), env });
    case 'start-foreground':
      if (await resolveOwnHost(server, settings.nameTimeoutMs)) await requirePorts(server);
      return launchServer({ program, args: renderServerArgs(server), env });
  }
});

async function requirePorts({ config, myid, env }: Server): Promise<void> {
  const problems = await resolvePortProblems(listPorts(config, myid), env);
  if (problems.length > 0) throw new ToolError(ExitCode.Unavailable, problems);
}

async function showStatus({ config }: Server): Promise<number> {
  const host = reachableHost(config.clientPortAddress ?? clientSettings.host.fallback);
  const port = config.clientPort ?? clientSettings.port.fallback ?? 2181;
  const reply = await askServer('srvr', {
    host,
    port,
    timeoutMs: clientSettings.timeoutMs.fallback,
  });
  const verdict = judgeReady(reply);
  if (!verdict.healthy) {
    say(`${host}:${port}: ${verdict.reason}`);
    return ExitCode.No;
  }
  writeStdout(`${/^Mode: .*$/m.exec(reply)?.[0] ?? ''}\n`);
  return ExitCode.Ok;
}

function say(line: string): void {
  writeStderr(`zkStart: ${line}\n`);
}
