/**
 * The life of a supervised server: `starting → ready ⇄ unready → draining → stopped`, as a pure
 * step function without timers, signals or I/O. A stop that is asked for while the server still
 * starts is held first: a broker that gets TERM then ends without its clean-shutdown marker.
 */
export type Phase =
  | 'starting'
  | 'ready'
  | 'unready'
  /** Asked to stop, and not told the server yet. */
  | 'holding'
  | 'draining'
  /** Told by SIGKILL, after the budget. */
  | 'killing'
  | 'stopped';

export type Event =
  | { readonly type: 'serverReady' }
  | { readonly type: 'serverUnready' }
  | { readonly type: 'stopRequested' }
  | { readonly type: 'holdTimedOut' }
  | { readonly type: 'budgetTimedOut' }
  /** The code as a shell would show it: 128 + n for a signal. */
  | { readonly type: 'serverExited'; readonly exitCode: number };

export type Effect =
  | { readonly type: 'setReady'; readonly ready: boolean }
  /** `early`: the server had not started when it was told. */
  | { readonly type: 'signalServer'; readonly signal: 'SIGTERM'; readonly early: boolean }
  | { readonly type: 'signalServer'; readonly signal: 'SIGKILL' }
  | { readonly type: 'startHoldTimer' }
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
    case 'serverReady':
      if (phase === 'holding') return { phase: 'draining', effects: [term(false)] };
      return phase === 'starting' || phase === 'unready'
        ? { phase: 'ready', effects: [{ type: 'setReady', ready: true }] }
        : same;
    case 'serverUnready':
      return phase === 'ready' ? { phase: 'unready', effects: [notReady] } : same;
    case 'stopRequested':
      return requestStop(phase);
    case 'holdTimedOut':
      return phase === 'holding' ? { phase: 'draining', effects: [term(true)] } : same;
    case 'budgetTimedOut':
      return phase === 'holding' || phase === 'draining'
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
  return phase === 'holding' || phase === 'draining' || phase === 'killing';
}

const notReady: Effect = { type: 'setReady', ready: false };
const term = (early: boolean): Effect => ({ type: 'signalServer', signal: 'SIGTERM', early });

// Not ready first: no new client may arrive once the server starts to leave.
function requestStop(phase: Phase): Step {
  if (phase === 'starting') {
    const effects: Effect[] = [notReady, { type: 'startBudgetTimer' }, { type: 'startHoldTimer' }];
    return { phase: 'holding', effects };
  }
  // a second request does not wait any longer
  if (phase === 'holding') return { phase: 'draining', effects: [term(true)] };
  return phase === 'ready' || phase === 'unready'
    ? { phase: 'draining', effects: [notReady, { type: 'startBudgetTimer' }, term(false)] }
    : { phase, effects: [] };
}

const endedByTerm = 143;

// What a JVM exits with on SIGTERM is the end that was asked for.
function exitCodeAfter(phase: Phase, exitCode: number): number {
  return isStopping(phase) && exitCode === endedByTerm ? 0 : exitCode;
}
