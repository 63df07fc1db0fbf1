import type { LocalPod } from '../../local/site.ts';
import { ToolError } from '../../src/tool/toolError.ts';
import { askServer } from '../../src/zookeeper/askServer.ts';
import { judgeLive, judgeReady, type Verdict } from '../../src/zookeeper/verdict.ts';

const probes = {
  live: { word: 'ruok', judge: judgeLive },
  ready: { word: 'srvr', judge: judgeReady },
};

export type Probe = keyof typeof probes;

/** What zkOk says of a pod; asked from this process, so that many questions are cheap. */
export async function askVerdict(probe: Probe, { address }: LocalPod): Promise<Verdict> {
  const { word, judge } = probes[probe];
  try {
    return judge(await askServer(word, { host: address, port: 2181, timeoutMs: 2000 }));
  } catch (error) {
    if (error instanceof ToolError) return { healthy: false, reason: error.problems.join('; ') };
    throw error;
  }
}
