import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { findProcesses } from './findProcesses.ts';

const root = dirname(dirname(import.meta.dirname));

/** Demos of a test file: each test has a folder of its own, and leaves nothing behind. */
export function openDemos(net: string) {
  const demos: Demo[] = [];
  let folder = '';
  const untilNothingIsLeft = async (timeoutMs: number): Promise<void> => {
    const wait = { what: 'the end of all that the demo started', timeoutMs };
    await waitFor(wait, () => (findProcesses(folder).length === 0 ? true : undefined));
  };
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'demo-test-')), 'site');
  });
  afterEach(async () => {
    for (const { child } of demos.splice(0)) child.kill('SIGKILL');
    await untilNothingIsLeft(60_000);
    rmSync(dirname(folder), { recursive: true, force: true });
  });
  return {
    folder: () => folder,
    start: (...flags: readonly string[]): Demo => {
      const demo = startDemo(folder, net, ...flags);
      demos.push(demo);
      return demo;
    },
    untilNothingIsLeft,
  };
}

/** A demo of a test's own, in a folder and on addresses of its own. */
interface Demo {
  readonly child: ChildProcess;
  /** What it has printed so far, by stream. */
  readonly output: { out: string; err: string };
  /** What a shell would see at the end: the exit code or the signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

function startDemo(folder: string, net: string, ...flags: readonly string[]): Demo {
  const { PATH, HOME, JAVA_HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(root, 'demo/main.ts'), ...flags], {
    cwd: root,
    env: { PATH, HOME, JAVA_HOME, DEMO_NET: net, DEMO_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text));
  const ended = once(child, 'close').then(() => child.signalCode ?? child.exitCode ?? 'SIGKILL');
  return { child, output, ended };
}

/** Waits until the demo has printed a text. */
export async function untilPrinted(demo: Demo, text: string, timeoutMs = 120_000): Promise<void> {
  await waitFor({ what: `the demo printing "${text}"`, timeoutMs }, () => {
    if (demo.output.out.includes(text)) return true;
    if (demo.child.exitCode === null && demo.child.signalCode === null) return undefined;
    throw new Error(`the demo ended:\n${demo.output.out}${demo.output.err}`);
  });
}

/** The process of each server, by name, as the demo wrote them down. */
export function readPids(folder: string): ReadonlyMap<string, number> {
  const path = join(folder, 'servers.json');
  if (!existsSync(path)) return new Map();
  const servers = JSON.parse(readFileSync(path, 'utf8')) as { name: string; pid: number }[];
  return new Map(servers.map(({ name, pid }) => [name, pid]));
}
