import { setTimeout as sleep } from 'node:timers/promises';
import { once } from '../tool/once.ts';
import type { Env } from '../tool/serviceLink.ts';
import { resolveOwnName } from './resolveName.ts';

interface Watch {
  readonly timeoutMs: number;
  readonly env: Env;
  /** Ends the wait. */
  readonly signal: AbortSignal;
  /** Called once where the name does not lead here at once, or nobody has said so within a second. */
  readonly onWait: () => void;
}

const everyMs = 250;
/** DNS that does not answer keeps a look-up for 10 s, in which nobody would know what is waited for. */
const silentMs = 1000;

/**
 * Waits until a pod's own name leads back to the pod, and gives whether it does. Kubernetes makes the
 * name only once the pod runs, and a server that asks too early leaves or keeps the answer. Peers are
 * never waited for: members that wait for each other never start.
 */
export async function watchOwnName(name: string, watch: Watch): Promise<boolean> {
  const { timeoutMs, env, signal } = watch;
  const deadline = performance.now() + timeoutMs;
  // One answer of a slow resolver may take longer than all the time there is.
  const ask = async (): Promise<boolean> => {
    const restMs = Math.max(everyMs, Math.ceil(deadline - performance.now()));
    return orFalse(
      resolveOwnName(name, env),
      AbortSignal.any([signal, AbortSignal.timeout(restMs)]),
    );
  };
  const onWait = once(watch.onWait);
  const timer = setTimeout(onWait, silentMs);
  const isThere = await ask();
  clearTimeout(timer);
  if (isThere) return true;
  onWait();
  while (performance.now() < deadline && !signal.aborted) {
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    if (await ask()) return true;
  }
  return false;
}

async function orFalse(answer: Promise<boolean>, end: AbortSignal): Promise<boolean> {
  if (end.aborted) return false;
  return Promise.race([
    answer,
    new Promise<boolean>((resolve) => {
      end.addEventListener('abort', () => resolve(false), { once: true });
    }),
  ]);
}
