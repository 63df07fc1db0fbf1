import { readdirSync, readFileSync } from 'node:fs';
import { execa } from 'execa';
import { waitFor } from '../../local/waitFor.ts';

const flags = ['--pid', '--fork', '--mount-proc'] as const;

/** Whether this machine lets a test make a namespace of processes. */
export async function canMakePidNamespace(): Promise<boolean> {
  return (await execa('unshare', [...flags, 'true'], { reject: false })).exitCode === 0;
}

interface Command {
  readonly words: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** A namespace of processes, such as a container has: its process 1 is this command. */
export async function startPidNamespace({ words, env }: Command) {
  const child = execa('unshare', [...flags, ...words], {
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    all: true,
    buffer: { all: true },
    // so that nothing is left of it whatever fails
    killSignal: 'SIGKILL',
  });
  let text = '';
  child.all.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const one = await waitFor({ what: 'process 1', timeoutMs: 10_000, everyMs: 5 }, () =>
    childrenOf(child.pid ?? 0).at(0),
  );
  return {
    /** As it is known outside. */
    pid: one,
    /** As a container runtime sends it: from outside, so that process 1 gets it only if it listens. */
    signal: (signal: NodeJS.Signals) => {
      process.kill(one, signal);
    },
    /** All that was printed so far. */
    read: () => text,
    /** Runs a command in it, as `kubectl exec` does, and gives its code and what it said. */
    run: async (command: readonly string[], variables: NodeJS.ProcessEnv) => {
      const enter = ['--target', String(one), '--pid', '--mount', ...command];
      const options = { env: variables, extendEnv: false, reject: false, all: true } as const;
      const { exitCode, all } = await execa('nsenter', enter, options);
      return { code: exitCode, text: all };
    },
    /** The states of all processes in it by command, zombies as `Z`. */
    readStates: () => statesBelow(one),
    /** What a shell would show of process 1. */
    exited: child.then(({ exitCode }) => exitCode),
    kill: async () => {
      try {
        process.kill(one, 'SIGKILL');
      } catch {
        // it has ended
      }
      await child;
    },
  };
}

/** Of a process and of all below it, as `java S`; orphans of a namespace are children of its process 1. */
function statesBelow(pid: number): string[] {
  const [, name = '', state = ''] = /^\d+ \((.*)\) (\S)/.exec(readStat(pid)) ?? [];
  return name === '' ? [] : [`${name} ${state}`, ...childrenOf(pid).flatMap(statesBelow)];
}

function readStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
  } catch {
    return [];
  }
}
