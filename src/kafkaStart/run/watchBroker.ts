import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered, Ask as AskOne, Target } from '../../kafka/ask/target.ts';
import { apiVersions } from '../../kafka/wire/apiVersions.ts';
import { metadata } from '../../kafka/wire/metadata.ts';
import { reachableHost } from '../../pod/reachableHost.ts';
import { resolveWithin } from '../../pod/resolveName.ts';
import type { Verdict } from '../../process/health.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Role } from '../../kafka/cluster/socket.ts';
import type { Ask, Question } from '../../kafka/ask/question.ts';
import { judgeBrokerIds } from '../../kafka/verdicts/registered.ts';

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
    // a broker that was found is where it was, whatever has become of DNS
    address = (await findAddress(host, env, signal)) ?? address;
    if (address === undefined) {
      return { healthy: false, reason: `${host}: no address of this name` };
    }
    const target = { host: address, port, access, timeoutMs, signal };
    const answered = await askFor[how](target, { role, nodeId });
    if (answered.ok) return answered.value;
    const where = `${address}:${port}`;
    return {
      healthy: false,
      reason: explain(answered, { where, role, started, doing: describeStart?.() }),
    };
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

const askFor: Readonly<Record<Ask, (target: Target, who: Who) => Promise<Answered<Verdict>>>> = {
  brokers: async (target, { nodeId }) =>
    askLate(target, async (ask) => {
      const { brokers } = await ask(metadata('none'));
      return judgeBrokerIds(
        brokers.map(({ id }) => id),
        nodeId,
      );
    }),
  // whether the quorum of a controller has a leader is another question, and no matter of its start
  answer: async (target, { role, nodeId }) =>
    askLate(target, async (ask) => {
      await ask(apiVersions);
      return { healthy: true, reason: `${role} ${nodeId} answers` };
    }),
  port: async (target, { role, nodeId }) =>
    askLate(target, async () => ({
      healthy: true,
      reason: `the port of ${role} ${nodeId} is open`,
    })),
};

// kafkajs is half of what a start would have to parse, and is wanted once the broker may answer
async function askLate<T>(target: Target, work: (ask: AskOne) => Promise<T>): Promise<Answered<T>> {
  const { askBroker } = await import('../../kafka/ask/askBroker.ts');
  return askBroker(target, work);
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

type Silence = Extract<Answered<unknown>, { ok: false }>;

interface Asked {
  readonly where: string;
  readonly role: Role;
  /** Whether it has answered before. */
  readonly started: boolean;
  /** What it does before its port opens, where that is known. */
  readonly doing: string | undefined;
}

function explain({ type, reason }: Silence, { where, role, started, doing }: Asked): string {
  if (type !== 'refused') return `${where}: ${reason}`;
  // a broker's ports open at the very end of its start, after it has loaded its logs
  return started
    ? `${where} refuses connections`
    : `the ${role} is starting: ${doing ?? `${where} is not open yet`}`;
}
