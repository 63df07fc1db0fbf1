import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Effect, type Event, type Phase, step } from '../../src/process/lifecycle.ts';

const simpleEvents: readonly Event[] = [
  { type: 'serverStarted' },
  { type: 'serverReady' },
  { type: 'serverUnready' },
  { type: 'stopRequested' },
  { type: 'holdTimedOut' },
  { type: 'drained' },
  { type: 'drainTimedOut' },
  { type: 'budgetTimedOut' },
];

/** What tells that the server has started. */
const startEvents: ReadonlySet<Event['type']> = new Set(['serverStarted', 'serverReady']);

const anyExit = fc.record({
  type: fc.constant('serverExited' as const),
  exitCode: fc.oneof(fc.constant(143), fc.nat(255)),
});
const anyEvent = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...simpleEvents) },
  { weight: 1, arbitrary: anyExit },
);
const anyEvents = fc.array(anyEvent, { maxLength: 30 });
const firstPhase = fc.constantFrom<Phase>('starting', 'unready');

interface Moment {
  readonly event: Event;
  readonly effects: readonly Effect[];
}

type Law = (moments: readonly Moment[]) => boolean;

function run(first: Phase, events: readonly Event[]): Moment[] {
  let phase = first;
  return events.map((event) => {
    const next = step(phase, event);
    phase = next.phase;
    return { event, effects: next.effects };
  });
}

/** A run of events after which the law does not hold; none where it always does. */
function counterexample(law: Law): unknown {
  const property = fc.property(firstPhase, anyEvents, (first, events) => law(run(first, events)));
  return fc.check(property, { numRuns: 2000 }).counterexample ?? undefined;
}

function effectsOf(moments: readonly Moment[]): Effect[] {
  return moments.flatMap(({ effects }) => effects);
}

/** The moments from the first request to stop on, and those before it. */
function splitAtRequest(moments: readonly Moment[]) {
  const index = moments.findIndex(({ event }) => event.type === 'stopRequested');
  const at = index === -1 ? moments.length : index;
  return { before: moments.slice(0, at), after: moments.slice(at) };
}

function sends(signal: 'SIGTERM' | 'SIGKILL') {
  return (effect: Effect) => effect.type === 'signalServer' && effect.signal === signal;
}

const isEarly = (effect: Effect): boolean =>
  effect.type === 'signalServer' && effect.signal === 'SIGTERM' && effect.early;

const beginsBudget = ({ effects }: Moment): boolean =>
  effects.some(({ type }) => type === 'startBudgetTimer');

const laws: Readonly<Record<string, Law>> = {
  'exits exactly once, when the server has: with its code, and with 0 for the 143 that was asked for':
    (moments) => {
      const exits = effectsOf(moments).filter((effect) => effect.type === 'exit');
      const end = moments.findIndex(({ event }) => event.type === 'serverExited');
      const event = moments[end]?.event;
      if (event?.type !== 'serverExited') return exits.length === 0;
      const asked = splitAtRequest(moments.slice(0, end)).after.length > 0;
      const code = asked && event.exitCode === 143 ? 0 : event.exitCode;
      return exits.length === 1 && exits[0]?.exitCode === code;
    },

  'does nothing more once the server has exited': (moments) => {
    const end = moments.findIndex(({ event }) => event.type === 'serverExited');
    return end === -1 || effectsOf(moments.slice(end + 1)).length === 0;
  },

  'is never ready again after a stop was asked for': (moments) =>
    !effectsOf(splitAtRequest(moments).after).some(
      (effect) => effect.type === 'setReady' && effect.ready,
    ),

  'sends TERM at most once, KILL at most once, and never TERM after KILL': (moments) => {
    const signals = effectsOf(moments).flatMap((effect) =>
      effect.type === 'signalServer' ? [effect.signal] : [],
    );
    return ['', 'SIGTERM', 'SIGKILL', 'SIGTERM SIGKILL'].includes(signals.join(' '));
  },

  'signals only a server that it was asked to stop': (moments) =>
    !effectsOf(splitAtRequest(moments).before).some(({ type }) => type === 'signalServer'),

  'sends KILL only when the budget is over, which begins once, with the first request to stop': (
    moments,
  ) => {
    const { before, after } = splitAtRequest(moments);
    const kills = moments.filter(({ effects }) => effects.some(sends('SIGKILL')));
    return (
      !before.some(beginsBudget) &&
      !after.slice(1).some(beginsBudget) &&
      kills.every(({ event }) => event.type === 'budgetTimedOut')
    );
  },

  'is not ready when it sends TERM': (moments) => {
    const effects = effectsOf(moments);
    const before = effects.slice(0, Math.max(0, effects.findIndex(sends('SIGTERM'))));
    const last = before.findLast((effect) => effect.type === 'setReady');
    return last?.ready !== true;
  },

  'holds TERM while the server starts, until it has started, time is up, or a second request comes':
    (moments) => {
      const index = moments.findIndex(({ effects }) => effects.some(isEarly));
      const seen = moments.slice(0, index + 1).map(({ event }) => event.type);
      return (
        index === -1 ||
        (!seen.some((type) => startEvents.has(type)) &&
          (seen.at(-1) === 'holdTimedOut' ||
            seen.filter((type) => type === 'stopRequested').length === 2))
      );
    },

  'tells a server that has started when the drain has what it waits for, its time is over, or a second request comes':
    (moments) => {
      const index = moments.findIndex(({ effects }) => effects.some(sends('SIGTERM')));
      const { before, after } = splitAtRequest(moments.slice(0, index + 1));
      const began = before.some(({ event: { type } }) => startEvents.has(type));
      const requests = after.filter(({ event }) => event.type === 'stopRequested').length;
      const last = after.at(-1)?.event.type ?? '';
      return (
        index === -1 || !began || requests === 2 || ['drained', 'drainTimedOut'].includes(last)
      );
    },

  'drains once at most, from the first request on, not ready, and before any signal': (moments) => {
    const drains = moments.flatMap(({ effects }, index) =>
      effects.some(({ type }) => type === 'startDrain') ? [index] : [],
    );
    const [at] = drains;
    if (at === undefined) return true;
    const until = effectsOf(moments.slice(0, at + 1));
    const lastSaid = until.findLast((effect) => effect.type === 'setReady');
    return (
      drains.length === 1 &&
      at === splitAtRequest(moments).before.length &&
      lastSaid?.ready === false &&
      !until.some(({ type }) => type === 'signalServer')
    );
  },

  'a drain that has ended changes nothing once the server was told, or before a stop was asked for':
    (moments) => {
      const told = moments.findIndex(({ effects }) => effects.some(sends('SIGTERM')));
      const { before } = splitAtRequest(moments);
      const idle = [...before, ...(told === -1 ? [] : moments.slice(told + 1))];
      return idle.every(({ event, effects }) => event.type !== 'drained' || effects.length === 0);
    },
};

it.each(Object.entries(laws))('%s', (_, law) => {
  expect(counterexample(law)).toBeUndefined();
});
