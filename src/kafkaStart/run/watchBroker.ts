import { setTimeout as sleep } from 'node:timers/promises';
import { askBrokerIds } from '../../kafka/ask/askBroker.ts';
import { reachableHost } from '../../pod/reachableHost.ts';
import { resolveName } from '../../pod/resolveName.ts';
import type { Verdict } from '../../process/health.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { judgeBrokerIds, type Question } from './readiness.ts';

const unreadyEveryMs = 1000;
const readyEveryMs = 5000;
const timeoutMs = 4000;
const settleMs = 200;

interface Watched {
  readonly question: Question;
  readonly nodeId: number;
  readonly env: Env;
}

/**
 * Asks the broker again and again whether it is registered, and reports each answer. The first yes
 * counts when it is said twice: the ports open some milliseconds before the broker counts itself as
 * started, and a broker that is told to stop in between ends without its clean-shutdown marker.
 */
export async function watchBroker(
  { question, nodeId, env }: Watched,
  report: (verdict: Verdict) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!question.askable) {
    report({ healthy: false, reason: question.reason });
    return;
  }
  const { host, port } = question.socket;
  let started = false;
  const ask = async (): Promise<Verdict> => {
    let address = host;
    try {
      address = await findAddress(host, env);
      const ids = await askBrokerIds({ host: address, port, timeoutMs, signal });
      return judgeBrokerIds(ids, nodeId);
    } catch (error) {
      return { healthy: false, reason: explain(error, `${address}:${port}`, started) };
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

async function findAddress(host: string, env: Env): Promise<string> {
  const name = reachableHost(host);
  const [address = name] = await resolveName(name, env);
  return address;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    // aborted: nobody waits for the answer any more
  }
}

function explain(error: unknown, where: string, started: boolean): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ECONNREFUSED') {
    return `${where}: ${error instanceof Error ? error.message : String(error)}`;
  }
  // its ports open at the very end of its start, after it has loaded its logs
  return started
    ? `${where} refuses connections`
    : `the broker is starting: ${where} is not open yet`;
}
