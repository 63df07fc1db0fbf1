import type { Drain } from './drain.ts';
import type { Effect, Phase } from './lifecycle.ts';

/** How long a stop waits for the start of a server. */
export interface Hold {
  readonly ms: number;
  /** What it does meanwhile: `still starts`. */
  readonly what: string;
}

/** Whom a story is about, and the times that it goes by. */
export interface Subject {
  /** `the broker`. */
  readonly name: string;
  readonly budgetMs: number;
  readonly hold: Hold;
  readonly drain: Drain;
  /** Why the drain ended, where that is worth a word. */
  readonly because?: string | undefined;
  /** Why it is not ready, of a server that runs and was not asked to stop. */
  readonly unready?: string | undefined;
  /** Whether it was ready before. */
  readonly wasReady?: boolean;
  /** What it costs a server to be told before it has started, if it costs anything. */
  readonly earlyLoss?: string;
}

/** The line for people that goes with an effect, if it is worth one. */
export function narrate(effect: Effect, before: Phase, subject: Subject): string | undefined {
  const { name, budgetMs, hold, drain, because, earlyLoss } = subject;
  switch (effect.type) {
    case 'setReady':
      return narrateReady(effect.ready, before, subject);
    case 'startHoldTimer':
      return hold.ms === 0
        ? undefined
        : `${name} ${hold.what}: it will be told when it has started, in ${seconds(hold.ms)} at the latest`;
    case 'startDrain':
      return drain.maxMs === 0 || drain.until !== undefined
        ? undefined
        : `${name} will be told in ${seconds(drain.maxMs)}, when its clients know that it leaves`;
    case 'signalServer':
      if (effect.signal === 'SIGKILL') {
        return `killed ${name}: it did not stop within ${seconds(budgetMs)}`;
      }
      if (effect.early && earlyLoss !== undefined) {
        return `told ${name} although it has not started: ${earlyLoss}`;
      }
      return because === undefined ? `told ${name}` : `${because}; told ${name}`;
    case 'startBudgetTimer':
    case 'exit':
      return undefined;
  }
}

function narrateReady(
  ready: boolean,
  before: Phase,
  { name, unready, wasReady = false }: Subject,
): string | undefined {
  if (ready) return wasReady ? `${name} is ready again` : `${name} is ready`;
  if (before !== 'ready') return undefined;
  return unready === undefined ? 'not ready any more' : `not ready any more: ${unready}`;
}

/** The line for a request to stop, by the phase that it comes in; `leftMs`: until SIGKILL. */
export function narrateRequest(
  reason: string,
  phase: Phase,
  { name, leftMs }: { readonly name: string; readonly leftMs: number },
): string | undefined {
  switch (phase) {
    case 'starting':
    case 'ready':
    case 'unready':
      return `${reason}, ${seconds(leftMs)} at most`;
    case 'holding':
    case 'draining':
      return `${reason}, again: waits no longer`;
    case 'stopping':
      return `${reason}, again: ${name} was told already, and will be killed in ${wholeSeconds(leftMs)}`;
    case 'killing':
    case 'stopped':
      return undefined;
  }
}

/** What is left of a time: `3 s` for 2100 ms, and never less than nothing. */
export function wholeSeconds(leftMs: number): string {
  return `${Math.max(0, Math.ceil(leftMs / 1000))} s`;
}

/** 1500 is `1.5 s`. */
export function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
