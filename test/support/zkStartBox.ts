import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../local/runCommand.ts';
import { podEnvironment, toolPath } from '../../local/runPod.ts';
import { type LocalPod, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { makeSite } from './makeSite.ts';

/** A run of zkStart with a java that a test wrote. */
export interface Start {
  readonly pid: number;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** What a shell would show, once it has ended and all its output was read. */
  readonly ended: () => Promise<number>;
  /** The same, whoever still holds its output. */
  readonly exited: () => Promise<number>;
  /** All that was printed so far; begins to read with the first call, or with `ended`. */
  readonly read: () => string;
  /** The lines that zkStart has said so far, without the time of day. */
  readonly readStory: () => string[];
}

/** Pod zk-0, alone, as zkGenConfig left it, and a java of its own. */
export interface ZkStartBox {
  readonly pod: LocalPod;
  readonly folder: string;
  /** The path of java, a shell script. */
  readonly java: string;
  readonly writeJava: (script: string) => void;
  /** What java has noted in `$NOTES`. */
  readonly readNotes: () => string;
  readonly untilNoted: (text: string) => Promise<void>;
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>) => Start;
  /** GET, by one connection: the status and the text. */
  readonly get: (path: string, init?: RequestInit) => Promise<string>;
  readonly remove: () => Promise<void>;
}

export async function makeZkStartBox(net: string): Promise<ZkStartBox> {
  const site = makeSite('zk-start', net);
  const own = { ZK_HEALTH_ADDRESS: `${net}.1`, ZK_PURGE_INTERVAL: '24' };
  const pod = zkPod(site, 0, 1, { env: own });
  const configured = await runTool(site, pod, ['zkGenConfig']);
  if (configured.code !== 0) throw new Error(configured.stderr);
  const home = join(site.folder, 'jdk');
  const java = join(home, 'bin/java');
  const notes = join(site.folder, 'notes');
  mkdirSync(join(home, 'bin'), { recursive: true });
  const started: ChildProcess[] = [];
  const readNotes = (): string => (existsSync(notes) ? readFileSync(notes, 'utf8') : '');
  return {
    pod,
    folder: site.folder,
    java,
    writeJava: (script) => {
      writeFileSync(java, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    },
    readNotes,
    untilNoted: async (text) => {
      await waitFor({ what: `java notes ${text}`, timeoutMs: 20_000, everyMs: 20 }, () =>
        readNotes().includes(text) ? true : undefined,
      );
    },
    start: (args, env = {}) => {
      const child = spawn(
        '/bin/sh',
        ['-c', 'exec "$0" "$@" 2>&1', toolPath(site, 'zkStart'), ...args],
        {
          env: { ...podEnvironment(pod), JAVA_HOME: home, NOTES: notes, ...env },
          stdio: ['ignore', 'pipe', 'ignore'],
          // a group of its own, so that nothing is left of it whatever fails
          detached: true,
        },
      );
      started.push(child);
      return watchStart(child);
    },
    get: async (path, init) => {
      const answer = await fetch(`http://${net}.1:8090${path}`, {
        signal: AbortSignal.timeout(10_000),
        ...init,
      });
      return `${answer.status} ${await answer.text()}`;
    },
    remove: async () => {
      for (const child of started) killGroup(child);
      await Promise.all(started.map(async (child) => exitOf(child)));
      rmSync(site.folder, { recursive: true });
    },
  };
}

function watchStart(child: ChildProcess): Start {
  let text = '';
  const read = (): string => {
    if (child.stdout?.listenerCount('data') === 0) {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    }
    return text;
  };
  const closed = once(child, 'close');
  return {
    pid: child.pid ?? 0,
    signal: (signal) => void child.kill(signal),
    read,
    readStory: () => storyOf(read()),
    exited: async () => exitOf(child),
    ended: async () => {
      read();
      await closed;
      return exitOf(child);
    },
  };
}

async function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (child.signalCode !== null) return 128 + constants.signals[child.signalCode];
  return child.exitCode ?? 0;
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** What zkStart says in a text, without its name and the time of day. */
function storyOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('zkStart: '))
    .map((line) => line.replace(/^zkStart: (\d\d:\d\d:\d\d\.\d{3} )?/, ''));
}

/**
 * A java that notes each signal that it gets, ends with what `exits` says of it, and answers `srvr` with
 * what is in the file `$NOTES.srvr`, or not at all where there is none.
 */
export function javaThat(exits: Readonly<Record<string, number>>, first = ''): string {
  const program = `
    const fs = require('node:fs');
    const note = (text) => fs.appendFileSync(process.env.NOTES, text + '\\n');
    const exits = ${JSON.stringify(exits)};
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']) {
      process.on(signal, () => {
        note(signal);
        if (signal in exits) process.exit(exits[signal]);
      });
    }
    require('node:net').createServer((socket) => {
      socket.on('error', () => {}).on('data', () => {
        note('asked');
        const file = process.env.NOTES + '.srvr';
        if (fs.existsSync(file)) socket.end(fs.readFileSync(file));
      });
    }).listen(2181, process.env.ZK_CLIENT_PORT_ADDRESS, () => { note('up'); ${first} });`;
  return `exec '${process.execPath}' -e "$(cat <<'END'\n${program}\nEND\n)"`;
}
