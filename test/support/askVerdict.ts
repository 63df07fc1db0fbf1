import type { LocalPod } from '../../local/site.ts';
import { ToolError } from '../../src/tool/toolError.ts';
import { askServer } from '../../src/zookeeper/ask/askServer.ts';
import { judgeLive, judgeReady, type Verdict } from '../../src/zookeeper/replies/verdict.ts';

const probes = {
  live: { word: 'ruok', judge: judgeLive },
  ready: { word: 'srvr', judge: judgeReady },
};

export type Question = keyof typeof probes;
export const questions: readonly Question[] = ['live', 'ready'];

/** What zkOk says of a pod; asked from this process, so that many questions are cheap. */
export async function askVerdict(question: Question, { address }: LocalPod): Promise<Verdict> {
  const { word, judge } = probes[question];
  try {
    return judge(await askServer(word, { host: address, port: 2181, timeoutMs: 2000 }));
  } catch (error) {
    if (error instanceof ToolError) return { healthy: false, reason: error.problems.join('; ') };
    throw error;
  }
}
