#!/usr/bin/env node
import { resolveJava } from '../java/resolveJava.ts';
import { hideInOption } from '../java/secretOption.ts';
import { renderCommand } from '../java/shellWords.ts';
import { foreignCommand } from '../process/foreignCommand.ts';
import { launchForeign, launchServer } from '../process/launchServer.ts';
import { writeBlocking } from '../process/writeBlocking.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { runTool } from '../tool/runTool.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';
import { readInstallation } from '../zookeeper/readInstallation.ts';
import { readServer, requireJars } from '../zookeeper/readServer.ts';
import {
  renderServerArgs,
  renderServerEnv,
  renderVersionArgs,
} from '../zookeeper/serverCommand.ts';
import { ownWords } from './operands.ts';
import { readAsked } from './readAsked.ts';
import { runServer } from './runServer.ts';

await runTool('zkStart', run, { endsAtOnce: true });

async function run(argv: readonly string[]): Promise<number> {
  writeBlocking();
  launchForeign(foreignCommand(argv, ownWords), process.env);
  const asked = await readAsked(argv);
  if (asked === undefined) return ExitCode.Ok;
  const { verb, settings, configFile, flags } = asked;
  const { env } = process;
  switch (verb) {
    case 'start-foreground':
      if (settings.supervise) return (await import('./runSupervised.ts')).runSupervised(asked, say);
      return runServer(asked, say);
    case 'status': {
      const { askStatus } = await import('./askStatus.ts');
      const { readMemberTarget } = await import('./readMemberTarget.ts');
      const way = { timeoutMs: settings.probeTimeoutMs, flags };
      const server = readServer({ ...settings, configFile }, env);
      return askStatus(await readMemberTarget(server, way), say);
    }
    case 'version': {
      requireJars(settings.libDir);
      const args = renderVersionArgs(settings, readInstallation(settings.libDir).version);
      return launchServer({ program: resolveJava(env), args, env });
    }
    case 'print-cmd': {
      const server = readServer({ ...settings, configFile }, env);
      const program = resolveJava(renderServerEnv(server));
      writeStdout(`${renderCommand([program, ...renderServerArgs(server).map(hideInOption)])}\n`);
      return ExitCode.Ok;
    }
  }
}

function say(line: string): void {
  writeStderr(`zkStart: ${line}\n`);
}
