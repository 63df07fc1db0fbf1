import type { Health, Verdict } from './health.ts';
import type { Hold, Subject } from './narration.ts';
import type { ChildCommand } from './runChild.ts';
import type { StopRequests } from './watchStop.ts';

/** What the supervisor lends to whoever asks the server how it is. */
export interface Watched {
  /** None where it could not be started. */
  readonly pid: number | undefined;
  readonly report: (answer: Verdict) => void;
  /** The server has started, and may not be ready for long yet: a stop no longer waits for its start. */
  readonly reportStart: () => void;
  /** Asks for the same stop as SIGTERM would, and says why. */
  readonly requestStop: (reason: string) => void;
  /** Whether a stop was asked for, by whomever. */
  readonly isStopping: () => boolean;
  /** Aborts when the server has ended. */
  readonly signal: AbortSignal;
}

/** `budgetMs`: from the request to stop to SIGKILL; `drain`: what a server that has started waits for. */
export interface Supervision
  extends Omit<Subject, 'hold' | 'because' | 'unready' | 'wasReady'>, ChildCommand {
  readonly stop: StopRequests;
  /** Asked when a server that has not started is to stop: how long that waits for the start, and why. */
  readonly readHold: () => Hold;
  /** `unready` where nothing will tell when it has started. */
  readonly firstPhase: 'starting' | 'unready';
  readonly tell: (line: string) => void;
  readonly setHealth: (health: Health) => void;
  /** Called when the server is told by SIGTERM. */
  readonly onTold?: (told: Told) => void;
  /** What the server gets when this process is killed, and can no longer stop it. */
  readonly orphanSignal: 'SIGTERM' | 'SIGKILL';
  /** Reports what the server answers, again and again, and ends soon after the signal aborts. */
  readonly watch: (server: Watched) => Promise<void>;
}

/** A server that was told to stop. */
export interface Told {
  readonly pid: number | undefined;
  /** Until SIGKILL. */
  readonly leftMs: number;
}

/** How the server ended. */
export interface End {
  /** What this process should exit with. */
  readonly exitCode: number;
  /** What the server ended with, as a shell would show it. */
  readonly serverCode: number;
  /** Since the first request to stop; undefined where nobody asked. */
  readonly stopMs: number | undefined;
  /** How long it was waited for others until it was told; undefined where nobody waited, as for one that had not started. */
  readonly drainedMs?: number | undefined;
}
