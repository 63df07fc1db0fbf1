import { isOn } from '../tool/commandLine.ts';
import type { Flags } from '../tool/settings.ts';
import { askServer, type Target } from '../zookeeper/ask/askServer.ts';
import { NoAnswer, TlsRefusal } from '../zookeeper/ask/noAnswer.ts';
import { judgeAnswer, judgeLive, judgeReady, type Verdict } from '../zookeeper/replies/verdict.ts';
import type { Probe } from './commandLine.ts';

/** What a server says of itself, and what that comes to. */
export interface Answer {
  readonly verdict: Verdict;
  /** None where a server that is alive does not talk to us. */
  readonly reply?: string;
}

interface Asked {
  readonly target: Target;
  readonly flags: Flags;
}

/** Asks this pod's own server. Throws a NoAnswer where there is none. */
export async function askProbe(
  probe: Exclude<Probe, 'stoppable'>,
  { target, flags }: Asked,
): Promise<Answer> {
  switch (probe) {
    case 'ready':
      return askReady(target, isOn(flags, 'allow-read-only'));
    case 'live':
      return unlessRefused(async () => askLive(target));
    case 'startup':
      return unlessRefused(async () => askStartup(target));
  }
}

async function askReady(target: Target, allowReadOnly: boolean): Promise<Answer> {
  const reply = await askServer('srvr', target);
  return { reply, verdict: judgeReady(reply, { allowReadOnly }) };
}

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
  const spentMs = (target.spentMs ?? 0) + Math.round(performance.now() - start);
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
