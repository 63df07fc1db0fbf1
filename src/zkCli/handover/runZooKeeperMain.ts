import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { resolveJava } from '../../java/resolveJava.ts';
import { errorCode } from '../../tool/errorCode.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { requireSettings } from '../../tool/requireSettings.ts';
import { ToolError } from '../../tool/toolError.ts';
import { writeStderr, writeStdout } from '../../tool/writeText.ts';
import { readInstallation } from '../../zookeeper/readInstallation.ts';
import { folderSettings } from '../../zookeeper/settings/folderSettings.ts';
import { judgeMain, renderMainArgs, quietLogging, withoutNoise } from './zooKeeperMain.ts';

const { confDir, libDir } = folderSettings;
const forwarded = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/**
 * Has ZooKeeper's own client do a command, or talk with the user where there is none, and gives the
 * exit code. Throws a ToolError where there is no java, or no jar of ZooKeeper.
 */
export async function runZooKeeperMain(
  flags: readonly string[],
  command: readonly string[],
): Promise<number> {
  const settings = requireSettings({ confDir, libDir }, { env: process.env });
  const program = resolveJava(process.env);
  if (readInstallation(settings.libDir).version === undefined) {
    throw new ToolError(ExitCode.NotFound, [
      `${settings.libDir}: no jar of ZooKeeper there, whose own client is to do this (ZK_LIB_DIR names the folder)`,
    ]);
  }
  const logDir = writeLogging();
  try {
    const args = renderMainArgs({ ...settings, logDir, env: process.env });
    return await runJava(program, [...args, ...flags, ...command], command.length > 0);
  } finally {
    if (logDir !== undefined) rmSync(logDir, { recursive: true, force: true });
  }
}

async function runJava(program: string, args: readonly string[], isQuiet: boolean) {
  const child = startJava(program, args, isQuiet);
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of forwarded) process.on(signal, forward);
  try {
    const [, stdout = '', stderr = ''] = await Promise.all([
      once(child, 'close'),
      ...[child.stdout, child.stderr].map(async (stream) => (stream === null ? '' : text(stream))),
    ]).catch((error: unknown) => rejectJava(program, error));
    const printed = withoutNoise(stdout);
    writeStdout(printed);
    writeStderr(stderr);
    const { exitCode, signalCode } = child;
    const code = signalCode === null ? (exitCode ?? 0) : 128 + constants.signals[signalCode];
    return judgeMain({ code, said: `${printed}${stderr}` });
  } finally {
    for (const signal of forwarded) process.off(signal, forward);
  }
}

// Of what the system may say against a program, Node throws one half and reports the other later.
function startJava(program: string, args: readonly string[], isQuiet: boolean) {
  try {
    return spawn(program, args, {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
  } catch (error) {
    return rejectJava(program, error);
  }
}

/** A java that was found and could not be run: 127 where its interpreter is missing, else 126, as a shell has it. */
function rejectJava(program: string, error: unknown): never {
  const code = errorCode(error);
  const exitCode = code === 'ENOENT' ? ExitCode.NotFound : ExitCode.NotExecutable;
  throw new ToolError(exitCode, [`${program}: could not be run: ${code}`], { cause: error });
}

// The server's own configuration would have it log to standard output.
function writeLogging(): string | undefined {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'zkCli-'));
    for (const [name, content] of Object.entries(quietLogging)) {
      writeFileSync(join(folder, name), content);
    }
    return folder;
  } catch (error) {
    errorCode(error);
    return undefined; // nowhere to write: its log lines stand among what it prints
  }
}
