import { execa } from 'execa';
import { podEnvironment, toolPath } from '../local/runPod.ts';
import type { LocalPod, Site } from '../local/site.ts';
import { ToolError } from '../src/tool/toolError.ts';
import { askServer } from '../src/zookeeper/ask/askServer.ts';
import { judgeReady } from '../src/zookeeper/replies/verdict.ts';
import { measureStart } from './measureStart.ts';
import { median } from './report.ts';

const timeoutMs = 60_000;
const everyMs = 2;

/** From the first instruction until the member serves, in milliseconds, each the median of its rounds. */
export interface MemberStarts {
  readonly zkStartMs: number;
  readonly plainJavaMs: number;
}

/** Starts a member that stands alone by zkStart and by the java that zkStart would become, in turns. */
export async function measureMemberStarts(
  site: Site,
  pod: LocalPod,
  rounds: number,
): Promise<MemberStarts> {
  const untilServing = { serves: async () => serves(pod), everyMs, timeoutMs };
  const env = podEnvironment(pod);
  const tool = toolPath(site, 'zkStart');
  const { stdout } = await execa(tool, ['print-cmd'], { env, extendEnv: false });
  const plain = ['sh', '-c', `exec ${stdout}`] as const;
  const byTool: number[] = [];
  const byJava: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const toolMs = await measureStart([tool], env, untilServing);
    const javaMs = await measureStart(plain, env, untilServing);
    // The first round makes the data folder, and does not count.
    if (round === 0) continue;
    byTool.push(toolMs);
    byJava.push(javaMs);
  }
  return { zkStartMs: median(byTool), plainJavaMs: median(byJava) };
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
