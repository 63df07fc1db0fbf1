import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { isServer, isSupervisor } from './cluster/serverProcess.ts';

/** The java of this pod's server. */
export interface ServerProcess {
  readonly pid: number;
  /** Of the kafkaStart that stays beside it; undefined where none does. */
  readonly supervisorPid: number | undefined;
}

/**
 * Looks for the java that runs with this server.properties, among all processes that can be seen: in a
 * container, its own. One that has ended and waits to be reaped has no command any more.
 */
export function readServerProcess(serverProperties: string): ServerProcess | undefined {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const pid = pids.find((one) => isServer(readCommand(one), serverProperties));
  if (pid === undefined) return undefined;
  const parent = /^PPid:\s+(\d+)$/m.exec(readOf(pid, 'status'))?.[1] ?? '0';
  const command = readCommand(parent).map((word, at) =>
    at === 0 || word.startsWith('-') ? word : follow(parent, word),
  );
  const isSupervised = isSupervisor(command);
  return { pid: Number(pid), supervisorPid: isSupervised ? Number(parent) : undefined };
}

/** What a script is called by other names. */
function follow(pid: string, script: string): string {
  try {
    return realpathSync(resolve(`/proc/${pid}/cwd`, script));
  } catch {
    return script; // it is no file, or nobody else's to look for
  }
}

function readCommand(pid: string): readonly string[] {
  return readOf(pid, 'cmdline').split('\0').slice(0, -1);
}

function readOf(pid: string, name: 'cmdline' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return ''; // it has just ended
  }
}
