import { join } from 'node:path';
import { execa } from 'execa';

const preload = join(import.meta.dirname, 'cutWrites.mjs');
const timeoutMs = 30_000;

/** Where a run is ended by SIGKILL: at its nth change to the file system. */
export interface Cut {
  readonly at: number;
  /** Before the change, or with half of the bytes written that it would write. */
  readonly when: 'before' | 'half';
}

export interface CutRun {
  readonly code: number | undefined;
  readonly signal: string | undefined;
  readonly stderr: string;
  /** The names of Node's functions that changed the file system, in order; the cut one is the last. */
  readonly changes: readonly string[];
  /** Every file that was created: its mode at that moment, and its path. */
  readonly created: readonly (readonly [mode: string, path: string])[];
}

/** Runs a script of Node's and ends it at a change to the file system; at none without a cut. */
export async function runCut(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cut?: Cut,
): Promise<CutRun> {
  const told = cut === undefined ? {} : { CUT: cut.when, CUT_AT: String(cut.at) };
  const run = start(args, { ...env, ...told });
  run.stdin.end();
  return toCutRun(await run);
}

/** Runs a script of Node's and lets it wait before its nth change to the file system for what is done meanwhile. */
export async function runPaused(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { at, meanwhile }: { readonly at: number; readonly meanwhile: (pid: number) => Promise<void> },
): Promise<CutRun> {
  const run = start(args, { ...env, CUT: 'pause', CUT_AT: String(at) });
  for await (const line of run.iterable({ from: 'fd3' })) {
    if (line !== 'paused') continue;
    await meanwhile(run.pid ?? 0);
    run.stdin.end();
  }
  return toCutRun(await run);
}

function start(args: readonly string[], env: NodeJS.ProcessEnv) {
  return execa(process.execPath, ['--import', preload, ...args], {
    env,
    extendEnv: false,
    reject: false,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    timeout: timeoutMs,
  });
}

function toCutRun({ exitCode, signal, stderr, stdio }: Awaited<ReturnType<typeof start>>): CutRun {
  const lines = stdio[3].split('\n');
  const created = lines.flatMap((line) => {
    const [, mode = '', path = ''] = /^created (\d+) (.*)$/.exec(line) ?? [];
    return path === '' ? [] : [[mode, path] as const];
  });
  const changes = lines.filter((line) => /^\w+Sync$/.test(line));
  return { code: exitCode, signal, stderr, changes, created };
}
