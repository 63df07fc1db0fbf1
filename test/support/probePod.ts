import type { LocalPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';

/** Five JVMs that start at once on two busy cores have taken 70 s. */
const startMs = 120_000;

const answerMs = 5000;

/** What the supervisor of a pod answers: `200 broker 0 is registered`. */
export async function probePod({ address }: LocalPod, path: string): Promise<string> {
  const answer = await fetch(`http://${address}:8090${path}`, {
    signal: AbortSignal.timeout(answerMs),
  });
  return `${answer.status} ${(await answer.text()).trim()}`;
}

/** Waits until it answers so, and gives the answer. */
export async function untilProbed(
  pod: LocalPod,
  path: string,
  expected: RegExp,
  timeoutMs = startMs,
): Promise<string> {
  return waitFor({ what: `${pod.name}${path}: ${expected}`, timeoutMs }, async () => {
    const said = await probePod(pod, path).catch(() => ''); // nobody answers there yet
    return expected.test(said) ? said : undefined;
  });
}
