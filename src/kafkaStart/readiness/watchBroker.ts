import { setTimeout as sleep } from 'node:timers/promises';
import type { Question } from '../../kafka/ask/question.ts';
import type { Answered } from '../../kafka/ask/target.ts';
import type { Role } from '../../kafka/cluster/socket.ts';
import { resolveOwnAddress } from '../../pod/resolveOwnAddress.ts';
import type { Watched } from '../../process/supervision.ts';
import { type Parsed, reject } from '../../tool/parsed.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { lookAtServer, type Server } from './lookAtServer.ts';
import { noWork, pauseAfter, type Seen, type Work } from './look.ts';

const timeoutMs = 4000;
const settleMs = 200;

interface Asked extends Server {
  readonly question: Question;
  /** What a broker does whose port is not open yet, where that is known. */
  readonly describeStart?: () => string | undefined;
}

/**
 * Looks at the server again and again, and reports what it finds. That it has started counts when it is seen
 * twice: the ports open some milliseconds before a broker counts itself as started, and one that is told to stop
 * in between ends without its clean-shutdown marker.
 */
export async function watchBroker(
  { question, describeStart, ...server }: Asked,
  { report, reportStart, signal }: Pick<Watched, 'report' | 'reportStart' | 'signal'>,
): Promise<void> {
  if (!question.askable) {
    report({ healthy: false, reason: question.reason });
    return;
  }
  const { access, socket } = question;
  const { host, port, role } = socket;
  const look = lookAtServer(question, server);
  let started = false;
  let address: string | undefined;
  const lookOnce = async (): Promise<Seen> => {
    // a broker that was found is where it was, whatever has become of DNS
    const found = await findAddress(host, server.env, signal);
    if (found.ok) address = found.value;
    else if (address === undefined) return unseen(found.problem);
    const answered = await look({ host: address, port, access, timeoutMs, signal });
    if (answered.ok) return answered.value;
    const where = `${address}:${port}`;
    const doing = started ? undefined : describeStart?.();
    const reason = explain(answered, { where, role, started, doing });
    return unseen(reason, answered.work);
  };
  // whatever breaks one look, as a file of hosts that is away for a moment, must not end the watching
  const see = async (): Promise<Seen> => {
    try {
      return await lookOnce();
    } catch (error) {
      return unseen(`the ${role} cannot be asked: ${String(error)}`);
    }
  };
  while (!signal.aborted) {
    let seen = await see();
    if (seen.started && !started) {
      await pause(settleMs, signal);
      seen = await see();
    }
    if (signal.aborted) return;
    if (seen.started && !started) {
      started = true;
      reportStart();
    }
    report(seen.verdict);
    await pause(seen.pauseMs, signal);
  }
}

/** What is to be said of a server that gives no answer. */
function unseen(reason: string, work: Work = noWork): Seen {
  const pauseMs = pauseAfter(false, work);
  return { verdict: { healthy: false, reason }, started: false, pauseMs };
}

/** None where there is none, where nobody says in time, and where nobody waits any more. */
async function findAddress(host: string, env: Env, signal: AbortSignal): Promise<Parsed<string>> {
  const unwanted = reject('nobody waits for the answer any more');
  if (signal.aborted) return unwanted;
  const ended = Promise.withResolvers<Parsed<string>>();
  const end = (): void => ended.resolve(unwanted);
  signal.addEventListener('abort', end);
  try {
    return await Promise.race([resolveOwnAddress(host, env, timeoutMs), ended.promise]);
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

interface Place {
  readonly where: string;
  readonly role: Role;
  /** Whether it has answered before. */
  readonly started: boolean;
  /** What it does before its port opens, where that is known. */
  readonly doing: string | undefined;
}

function explain({ type, reason }: Silence, { where, role, started, doing }: Place): string {
  if (type !== 'refused') return `${where}: ${reason}`;
  // a broker's ports open at the very end of its start, after it has loaded its logs
  return started
    ? `${where} refuses connections`
    : `the ${role} is starting: ${doing ?? `${where} is not open yet`}`;
}
