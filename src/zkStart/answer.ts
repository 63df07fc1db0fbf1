import type { Verdict } from '../process/health.ts';
import { parseReply } from '../zookeeper/replies/reply.ts';
import { judgeReady } from '../zookeeper/replies/verdict.ts';

/** What came of asking the member. */
export interface Answer {
  /** `silent`: none came. `unclear`: one that does not tell whether it serves. */
  readonly type: 'serving' | 'notServing' | 'unclear' | 'silent';
  readonly reason: string;
}

/** What a reply to `srvr` says. */
export function judgeAnswer(text: string): Answer {
  const verdict = judgeReady(text);
  if (verdict.healthy) {
    const [, mode = 'unknown'] = /^Mode: (.*)$/m.exec(text) ?? [];
    return { type: 'serving', reason: `the server serves (${mode.trim()})` };
  }
  const tells = parseReply(text).type === 'notServing' || /^Mode: read-only\s*$/m.test(text);
  return { type: tells ? 'notServing' : 'unclear', reason: verdict.reason };
}

export function readyVerdict({ type, reason }: Answer): Verdict {
  return { healthy: type === 'serving', reason };
}
