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
}
