/**
 * The life of a supervised server: `starting → ready ⇄ unready → draining → stopping → stopped`, as a
 * pure step function without timers, signals or I/O. A stop that is asked for while the server still
 * starts is held first: a broker that gets TERM then ends without its clean-shutdown marker.
 */
export type Phase =
  | 'starting'
  | 'ready'
  | 'unready'
  /** Asked to stop, and the server not told yet: it still starts. */
  | 'holding'
  /** Asked to stop, and the server not told yet: others have to be ready for that first. */
  | 'draining'
  /** Told by SIGTERM. */
  | 'stopping'
  /** Told by SIGKILL, after the budget. */
  | 'killing'
  | 'stopped';

export type Event =
  /** It can be told to stop in order, and may not serve yet; one that is ready has started, too. */
  | { readonly type: 'serverStarted' }
  | { readonly type: 'serverReady' }
  | { readonly type: 'serverUnready' }
  | { readonly type: 'stopRequested' }
  | { readonly type: 'holdTimedOut' }
  /** What the drain waited for has come. */
  | { readonly type: 'drained' }
  | { readonly type: 'drainTimedOut' }
  | { readonly type: 'budgetTimedOut' }
  /** The code as a shell would show it: 128 + n for a signal. */
  | { readonly type: 'serverExited'; readonly exitCode: number };

export type Effect =
  | { readonly type: 'setReady'; readonly ready: boolean }
  /** `early`: the server had not started when it was told. */
  | { readonly type: 'signalServer'; readonly signal: 'SIGTERM'; readonly early: boolean }
  | { readonly type: 'signalServer'; readonly signal: 'SIGKILL' }
  | { readonly type: 'startHoldTimer' }
  | { readonly type: 'startDrain' }
  | { readonly type: 'startBudgetTimer' }
  | { readonly type: 'exit'; readonly exitCode: number };

export interface Step {
  readonly phase: Phase;
  readonly effects: readonly Effect[];
}

export function step(phase: Phase, event: Event): Step {
  const same: Step = { phase, effects: [] };
  if (phase === 'stopped') return same;
  switch (event.type) {
    case 'serverStarted':
      if (phase === 'holding') return { phase: 'stopping', effects: [term(false)] };
      return phase === 'starting' ? { phase: 'unready', effects: [] } : same;
    case 'serverReady':
      if (phase === 'holding') return { phase: 'stopping', effects: [term(false)] };
      return phase === 'starting' || phase === 'unready'
        ? { phase: 'ready', effects: [{ type: 'setReady', ready: true }] }
        : same;
    case 'serverUnready':
      return phase === 'ready' ? { phase: 'unready', effects: [notReady] } : same;
    case 'stopRequested':
      return requestStop(phase);
    case 'holdTimedOut':
      return phase === 'holding' ? { phase: 'stopping', effects: [term(true)] } : same;
    case 'drained':
    case 'drainTimedOut':
      return phase === 'draining' ? { phase: 'stopping', effects: [term(false)] } : same;
    case 'budgetTimedOut':
      return isStopping(phase) && phase !== 'killing'
        ? { phase: 'killing', effects: [{ type: 'signalServer', signal: 'SIGKILL' }] }
        : same;
    case 'serverExited':
      return {
        phase: 'stopped',
        effects: [notReady, { type: 'exit', exitCode: exitCodeAfter(phase, event.exitCode) }],
      };
  }
}

/** Whether a stop was asked for. */
export function isStopping(phase: Phase): boolean {
  return ['holding', 'draining', 'stopping', 'killing'].includes(phase);
}

const notReady: Effect = { type: 'setReady', ready: false };
const term = (early: boolean): Effect => ({ type: 'signalServer', signal: 'SIGTERM', early });

// Not ready first: no new client may arrive once the server starts to leave.
function requestStop(phase: Phase): Step {
  const first: readonly Effect[] = [notReady, { type: 'startBudgetTimer' }];
  switch (phase) {
    case 'starting':
      return { phase: 'holding', effects: [...first, { type: 'startHoldTimer' }] };
    case 'ready':
    case 'unready':
      return { phase: 'draining', effects: [...first, { type: 'startDrain' }] };
    // a second request does not wait any longer
    case 'holding':
      return { phase: 'stopping', effects: [term(true)] };
    case 'draining':
      return { phase: 'stopping', effects: [term(false)] };
    case 'stopping':
    case 'killing':
    case 'stopped':
      return { phase, effects: [] };
  }
}

/** What a JVM ends with on SIGTERM: 128 + 15. */
export const endedByTerm = 143;

// What a JVM exits with on SIGTERM is the end that was asked for.
function exitCodeAfter(phase: Phase, exitCode: number): number {
  return isStopping(phase) && exitCode === endedByTerm ? 0 : exitCode;
}
