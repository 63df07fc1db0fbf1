import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { hostsFileOf, type LocalPod, renderHostsFile, type Site } from './site.ts';

/** A container's main process: the server under the tool that started it. */
export interface RunningPod {
  readonly pod: LocalPod;
  readonly pid: number;
  /** What a shell would show: the exit code, or 128 + n for a signal. */
  readonly exited: Promise<number>;
  readonly isRunning: () => boolean;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** All that it has printed so far, standard output and error together. */
  readonly readLog: () => string;
}

/** Makes the site's folder and its hosts file. */
export function writeSite(site: Site): void {
  mkdirSync(site.folder, { recursive: true });
  writeFileSync(hostsFileOf(site), renderHostsFile(site));
}

/** The path of a built tool. */
export function toolPath(site: Site, tool: string): string {
  return join(site.root, 'dist', `${tool}.mjs`);
}

/** The environment of a process in the pod: the pod's own, and what any program needs of the machine's. */
export function podEnvironment(pod: LocalPod): NodeJS.ProcessEnv {
  const { PATH, HOME, JAVA_HOME } = process.env;
  return { ...definedOnly({ PATH, HOME, JAVA_HOME }), ...pod.env };
}

/**
 * Starts `dist/<tool>.mjs` as the pod's main process. It gets a process group of its own, so that
 * Ctrl-C in a terminal reaches only the program that started it, which then stops it in order.
 */
export function runPod(
  site: Site,
  pod: LocalPod,
  [tool, ...args]: readonly [string, ...string[]],
): RunningPod {
  mkdirSync(pod.folder, { recursive: true });
  const logPath = join(pod.folder, 'stdout.log');
  const log = openSync(logPath, 'a');
  const child = spawn(toolPath(site, tool), args, {
    env: podEnvironment(pod),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const exited = exitCodeOf(child);
  return {
    pod,
    pid: child.pid ?? 0,
    exited,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    signal: (signal) => void child.kill(signal),
    readLog: () => readFileSync(logPath, 'utf8'),
  };
}

async function exitCodeOf(child: ChildProcess): Promise<number> {
  await once(child, 'exit');
  if (child.signalCode !== null) return 128 + constants.signals[child.signalCode];
  return child.exitCode ?? 0;
}

function definedOnly(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
