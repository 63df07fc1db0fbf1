import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { hostsFileOf, type LocalPod, renderHostsFile, type Site } from './site.ts';

/** A container's main process: the server under the tool that started it. */
export interface RunningPod {
  readonly pod: LocalPod;
  readonly pid: number;
  /** What a shell would show: the exit code, or 128 + n for a signal. */
  readonly exited: Promise<number>;
  readonly isRunning: () => boolean;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Ends it and whatever it started, at once. */
  readonly kill: () => void;
  /** All that it has printed so far, standard output and error together. */
  readonly readLog: () => string;
}

/** Makes the site's folder and its hosts file. */
export function writeSite(site: Site): void {
  mkdirSync(site.folder, { recursive: true });
  writeFileSync(hostsFileOf(site), renderHostsFile(site));
}

/** The path of a built tool; any other program is named by its own. */
export function toolPath(site: Site, tool: string): string {
  return isAbsolute(tool) ? tool : join(site.root, 'dist', `${tool}.mjs`);
}

/** The environment of a process in the pod: the pod's own, and what any program needs of the machine's. */
export function podEnvironment(pod: LocalPod): NodeJS.ProcessEnv {
  const { PATH, HOME, JAVA_HOME } = process.env;
  return { ...definedOnly({ PATH, HOME, JAVA_HOME }), ...pod.env };
}

/** Where the main process of a pod prints to. */
export function logPathOf(pod: LocalPod): string {
  return join(pod.folder, 'stdout.log');
}

/**
 * Starts `dist/<tool>.mjs` as the pod's main process. It gets a process group of its own, so that
 * Ctrl-C in a terminal reaches only the program that started it, which then stops it in order. When
 * that program itself is killed, the pod is told to stop, unless it shall `outlive` it.
 */
export function runPod(
  site: Site,
  pod: LocalPod,
  [tool, ...args]: readonly [string, ...string[]],
  { outlive = false } = {},
): RunningPod {
  mkdirSync(pod.folder, { recursive: true });
  const logPath = logPathOf(pod);
  const log = openSync(logPath, 'a');
  const [program, ...words] = [...(outlive ? [] : boundToParent()), toolPath(site, tool), ...args];
  const child = spawn(program ?? '', words, {
    env: podEnvironment(pod),
    stdio: ['ignore', log, log],
    detached: true,
  });
  if (outlive) child.unref();
  closeSync(log);
  const exited = exitCodeOf(child);
  return {
    pod,
    pid: child.pid ?? 0,
    exited,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    signal: (signal) => void child.kill(signal),
    kill: () => {
      killGroup(child);
    },
    readLog: () => readFileSync(logPath, 'utf8'),
  };
}

const setpriv = '/usr/bin/setpriv';

// Linux sends the signal when the parent is gone, however it went (prctl(2), PR_SET_PDEATHSIG).
export function boundToParent(): readonly string[] {
  return existsSync(setpriv) ? [setpriv, '--pdeathsig', 'TERM', '--'] : [];
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function exitCodeOf(child: ChildProcess): Promise<number> {
  await once(child, 'exit');
  if (child.signalCode !== null) return 128 + constants.signals[child.signalCode];
  return child.exitCode ?? 0;
}

function definedOnly(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
