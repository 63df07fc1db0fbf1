import { isStopping, type Phase } from './lifecycle.ts';

/** An answer to a probe, with its reason in one line. */
export interface Verdict {
  readonly healthy: boolean;
  readonly reason: string;
}

/** What the supervisor knows of its server. */
export interface Health {
  readonly live: Verdict;
  readonly ready: Verdict;
}

/** What is said of a server, after its name, that is to leave: others of its cluster look for it. */
export const wasAskedToStop = 'was asked to stop';

/**
 * What probes are told. Alive is a server that runs, whatever it does: one that loads its logs, or
 * leaves in order, must not be killed for it. Ready is what it last answered itself, until it is to stop.
 */
export function judgeHealth(name: string, phase: Phase, answer: Verdict): Health {
  if (phase === 'stopped') {
    const gone = { healthy: false, reason: `${name} has ended` };
    return { live: gone, ready: gone };
  }
  const live = { healthy: true, reason: `${name} runs` };
  return isStopping(phase)
    ? { live, ready: { healthy: false, reason: `${name} ${wasAskedToStop}` } }
    : { live, ready: answer };
}
