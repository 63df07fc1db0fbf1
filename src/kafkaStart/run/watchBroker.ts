import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from '../../kafka/ask/askBroker.ts';
import { reachableHost } from '../../pod/reachableHost.ts';
import { resolveWithin } from '../../pod/resolveName.ts';
import type { Verdict } from '../../process/health.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Role } from '../plan/mode.ts';
import { type Ask, judgeBrokerIds, type Question } from './readiness.ts';

const unreadyEveryMs = 1000;
const readyEveryMs = 5000;
const timeoutMs = 4000;
const settleMs = 200;

interface Watched {
  readonly question: Question;
  readonly nodeId: number;
  readonly env: Env;
  /** What a broker does whose port is not open yet, where that is known. */
  readonly describeStart?: () => string | undefined;
}

/**
 * Asks the broker again and again whether it is registered, and reports each answer. The first yes
 * counts when it is said twice: the ports open some milliseconds before the broker counts itself as
 * started, and a broker that is told to stop in between ends without its clean-shutdown marker.
 */
export async function watchBroker(
  { question, nodeId, env, describeStart }: Watched,
  report: (verdict: Verdict) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!question.askable) {
    report({ healthy: false, reason: question.reason });
    return;
  }
  const { access, ask: how, socket } = question;
  const { host, port, role } = socket;
  let started = false;
  let address: string | undefined;
  const ask = async (): Promise<Verdict> => {
    try {
      // a broker that was found is where it was, whatever has become of DNS
      address = (await findAddress(host, env, signal)) ?? address;
      if (address === undefined) {
        return { healthy: false, reason: `${host}: no address of this name` };
      }
      const target = { host: address, port, access, timeoutMs, signal };
      return await askFor[how](target, { role, nodeId });
    } catch (error) {
      return {
        healthy: false,
        reason: explain(error, {
          where: `${address ?? host}:${port}`,
          role,
          started,
          doing: describeStart?.(),
        }),
      };
    }
  };
  while (!signal.aborted) {
    let verdict = await ask();
    if (verdict.healthy && !started) {
      await pause(settleMs, signal);
      verdict = await ask();
    }
    if (signal.aborted) return;
    report(verdict);
    started ||= verdict.healthy;
    await pause(verdict.healthy ? readyEveryMs : unreadyEveryMs, signal);
  }
}

interface Who {
  readonly role: Role;
  readonly nodeId: number;
}

const askFor: Readonly<Record<Ask, (target: Target, who: Who) => Promise<Verdict>>> = {
  brokers: async (target, { nodeId }) => {
    const { askBrokerIds } = await loadQuestions();
    return judgeBrokerIds(await askBrokerIds(target), nodeId);
  },
  // whether the quorum of a controller has a leader is another question, and no matter of its start
  answer: async (target, { role, nodeId }) => {
    const { askAnswers } = await loadQuestions();
    await askAnswers(target);
    return { healthy: true, reason: `${role} ${nodeId} answers` };
  },
  port: async (target, { role, nodeId }) => {
    const { askPort } = await loadQuestions();
    await askPort(target);
    return { healthy: true, reason: `the port of ${role} ${nodeId} is open` };
  },
};

// kafkajs is half of what a start would have to parse, and is wanted once the broker may answer
async function loadQuestions() {
  return import('../../kafka/ask/askBroker.ts');
}

/** None where there is none, where nobody says in time, and where nobody waits any more. */
async function findAddress(host: string, env: Env, signal: AbortSignal) {
  if (signal.aborted) return undefined;
  const ended = Promise.withResolvers<undefined>();
  const end = (): void => ended.resolve(undefined);
  signal.addEventListener('abort', end);
  try {
    const looked = resolveWithin([reachableHost(host)], env, timeoutMs);
    return (await Promise.race([looked, ended.promise]))?.[0];
  } finally {
    signal.removeEventListener('abort', end);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    // aborted: nobody waits for the answer any more
  }
}

interface Asked {
  readonly where: string;
  readonly role: Role;
  /** Whether it has answered before. */
  readonly started: boolean;
  /** What it does before its port opens, where that is known. */
  readonly doing: string | undefined;
}

function explain(error: unknown, { where, role, started, doing }: Asked): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ECONNREFUSED') {
    return `${where}: ${error instanceof Error ? error.message : String(error)}`;
  }
  // a broker's ports open at the very end of its start, after it has loaded its logs
  return started
    ? `${where} refuses connections`
    : `the ${role} is starting: ${doing ?? `${where} is not open yet`}`;
}
