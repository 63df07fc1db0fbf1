import type { Others } from '../ask/resolveTarget.ts';
import type { AskServer, Target } from '../ask/target.ts';
import type { AskMinIsr } from './askMinIsr.ts';

/** How a look goes about it. */
export interface Asking extends Others {
  /** ask/askServer.ts. */
  readonly askServer: AskServer;
  /** The server that is asked first, and for the cluster. */
  readonly target: Target;
  /** Its id; undefined where it is any broker of the cluster. */
  readonly nodeId: number | undefined;
  /** Whether every broker is asked for itself. */
  readonly wide: boolean;
  readonly withGroups: boolean;
  readonly askMinIsr: AskMinIsr;
  /** What is left of the time for all of it; undefined where only each server has its time. */
  readonly leftMs?: (() => number) | undefined;
}

/** The same, for questions that begin now: no name and no server is waited for longer than for all of it. */
export function withRest(asking: Asking): Asking {
  const { askServer, target, leftMs } = asking;
  if (leftMs === undefined) return asking;
  const rest = (timeoutMs: number): number => Math.max(1, Math.min(timeoutMs, leftMs()));
  return {
    ...asking,
    target: { ...target, timeoutMs: rest(target.timeoutMs) },
    askServer: async (at, work) => askServer({ ...at, timeoutMs: rest(at.timeoutMs) }, work),
  };
}
