import { isOn } from '../tool/commandLine.ts';
import type { Env } from '../tool/serviceLink.ts';
import { askServer, type Target } from '../zookeeper/askServer.ts';
import { NoAnswer, TlsRefusal } from '../zookeeper/noAnswer.ts';
import { readTarget } from '../zookeeper/readTarget.ts';
import { judgeAnswer, judgeLive, judgeReady, type Verdict } from '../zookeeper/verdict.ts';
import type { Question } from './commandLine.ts';
import type { MemberFinding } from './stoppable.ts';

/** What an answer comes to. */
export interface Finding {
  readonly verdict: Verdict;
  /** Who was asked; undefined where it was the other members. */
  readonly target?: Target;
  /** What the server said. */
  readonly reply?: string;
  readonly members?: readonly MemberFinding[];
}

/** Asks what the command line asks. Throws a ToolError where there is no answer or nobody to ask. */
export async function askProbe(question: Question, env: Env): Promise<Finding> {
  const { probe, flags } = question;
  const sources = { env, flags };
  if (probe === 'stoppable') {
    const { askStoppable } = await import('./askStoppable.ts');
    return askStoppable(sources, question.waitMs);
  }
  const target = await readTarget(sources);
  switch (probe) {
    case 'ready': {
      const reply = await askServer('srvr', target);
      const verdict = judgeReady(reply, { allowReadOnly: isOn(flags, 'allow-read-only') });
      return { target, reply, verdict };
    }
    case 'live':
      return { target, ...(await unlessRefused(async () => askLive(target))) };
    case 'startup':
      return { target, ...(await unlessRefused(async () => askStartup(target))) };
  }
}

type Answer = Pick<Finding, 'reply' | 'verdict'>;

async function askLive(target: Target): Promise<Answer> {
  const reply = await askServer('ruok', target);
  return { reply, verdict: judgeLive(reply) };
}

// A server that knows no ruok may close the connection without a word.
async function askStartup(target: Target): Promise<Answer> {
  const start = performance.now();
  try {
    const live = await askLive(target);
    if (live.verdict.healthy) return live;
  } catch (error) {
    if (!(error instanceof NoAnswer && error.isClosed)) throw error;
  }
  const spentMs = Math.round(performance.now() - start);
  const reply = await askServer('srvr', { ...target, spentMs });
  return { reply, verdict: judgeAnswer(reply) };
}

// The certificate of all members expires at one time: that must not restart them all.
async function unlessRefused(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof TlsRefusal)) throw error;
    return { verdict: { healthy: true, warning: error.reason } };
  }
}
