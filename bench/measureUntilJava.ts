import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { podEnvironment, toolPath } from '../local/runPod.ts';
import type { LocalPod, Site } from '../local/site.ts';
import { median } from './report.ts';

const partitions = 2000;

/** In milliseconds, each the median of its rounds. */
export interface UntilJava {
  /** A Node that does nothing, from its start to its end. */
  readonly nodeMs: number;
  /** kafkaStart, from its start until java's first word. */
  readonly execMs: number;
  readonly supervisedMs: number;
}

/** What kafkaStart costs before there is a java, with many partitions on the volume. */
export async function measureUntilJava(
  site: Site,
  pod: LocalPod,
  rounds: number,
): Promise<UntilJava> {
  fillVolume(pod);
  const env = { ...podEnvironment(pod), JAVA_HOME: makeTalkingJava(site) };
  const tool = toolPath(site, 'kafkaStart');
  const commands = [['node', '-e', '0'], [tool, '--exec'], [tool]] as const;
  const times = commands.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, command] of commands.entries()) {
      const took = await measureFirstWord(command, env);
      // the first round warms the page cache, and does not count
      if (round > 0) times[index]?.push(took);
    }
  }
  const [nodeMs = Number.NaN, execMs = Number.NaN, supervisedMs = Number.NaN] = times.map(median);
  return { nodeMs, execMs, supervisedMs };
}

/** Until standard output says something, or ends with the program. */
async function measureFirstWord(
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const start = performance.now();
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  const first = once(child.stdout, 'data').then(() => performance.now() - start);
  const last = once(child.stdout, 'end').then(() => performance.now() - start);
  const took = await Promise.race([first, last]);
  const [code] = await exited;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
  return took;
}

function fillVolume({ env: { KAFKA_LOG_DIRS = '', CLUSTER_ID = '' } }: LocalPod): void {
  for (let number = 0; number < partitions; number++) {
    mkdirSync(join(KAFKA_LOG_DIRS, `orders-${number}`), { recursive: true });
  }
  const meta = { version: '1', 'node.id': '0', 'cluster.id': CLUSTER_ID };
  const lines = Object.entries(meta).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(join(KAFKA_LOG_DIRS, 'meta.properties'), lines.join(''));
}

/** A Java home whose java says what it was given, and ends. */
function makeTalkingJava({ folder }: Site): string {
  const home = join(folder, 'talking-java');
  mkdirSync(join(home, 'bin'), { recursive: true });
  symlinkSync('/bin/echo', join(home, 'bin/java'));
  return home;
}
