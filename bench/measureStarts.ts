import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';
import { podEnvironment, toolPath } from '../local/runPod.ts';
import type { LocalPod, Site } from '../local/site.ts';
import { ToolError } from '../src/tool/toolError.ts';
import { askServer } from '../src/zookeeper/ask/askServer.ts';
import { judgeReady } from '../src/zookeeper/replies/verdict.ts';
import { median } from './report.ts';

const serveTimeoutMs = 60_000;
const everyMs = 2;

/** From the first instruction until the member serves, in milliseconds, each the median of its rounds. */
export interface Starts {
  readonly zkStartMs: number;
  readonly plainJavaMs: number;
}

/** Starts a member that stands alone by zkStart and by the java that zkStart would become, in turns. */
export async function measureStarts(site: Site, pod: LocalPod, rounds: number): Promise<Starts> {
  const env = podEnvironment(pod);
  const tool = toolPath(site, 'zkStart');
  const { stdout } = await execa(tool, ['print-cmd'], { env, extendEnv: false });
  const plain = ['sh', '-c', `exec ${stdout}`] as const;
  const byTool: number[] = [];
  const byJava: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [toolMs, javaMs] = [
      await measureStart(pod, [tool], env),
      await measureStart(pod, plain, env),
    ];
    // The first round makes the data folder, and does not count.
    if (round === 0) continue;
    byTool.push(toolMs);
    byJava.push(javaMs);
  }
  return { zkStartMs: median(byTool), plainJavaMs: median(byJava) };
}

async function measureStart(
  pod: LocalPod,
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const start = performance.now();
  const server = spawn(program, args, { env, stdio: 'ignore' });
  const ended = once(server, 'exit');
  try {
    while (!(await serves(pod))) {
      if (server.exitCode !== null) throw new Error(`${program} ended with ${server.exitCode}`);
      if (performance.now() - start > serveTimeoutMs) throw new Error(`${program} does not serve`);
      await setTimeout(everyMs);
    }
    return performance.now() - start;
  } finally {
    server.kill();
    await ended;
  }
}

async function serves({ address }: LocalPod): Promise<boolean> {
  try {
    const target = { host: address, port: 2181, timeoutMs: 1000 };
    return judgeReady(await askServer('srvr', target)).healthy;
  } catch (error) {
    if (error instanceof ToolError) return false;
    throw error;
  }
}
