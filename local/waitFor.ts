import { setTimeout as sleep } from 'node:timers/promises';

interface Wait {
  readonly what: string;
  readonly timeoutMs: number;
  readonly everyMs?: number;
}

/** Asks again until the answer is something, and gives it; throws with `what` when time is up. */
export async function waitFor<T>(
  { what, timeoutMs, everyMs = 100 }: Wait,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${timeoutMs} ms`);
    await sleep(everyMs);
  }
}

/** Waits for a promise, but not longer than this; throws with `what` when time is up. */
export async function within<T>(timeoutMs: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what}: not within ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a promise is fulfilled or rejected within this time. */
export async function settles(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  try {
    await within(
      timeoutMs,
      'the wait',
      promise.catch(() => undefined),
    );
    return true;
  } catch {
    return false;
  }
}
