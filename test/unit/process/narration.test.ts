import { expect, it } from 'vitest';
import type { Effect, Phase } from '../../../src/process/lifecycle.ts';
import { narrate, narrateRequest } from '../../../src/process/narration.ts';

const subject = {
  name: 'the broker',
  budgetMs: 270_000,
  hold: { ms: 1500, what: 'still starts' },
  drain: { maxMs: 5000 },
  earlyLoss: 'it may not end cleanly',
};

it.each<[Effect, Phase, string | undefined]>([
  [{ type: 'setReady', ready: true }, 'starting', 'the broker is ready'],
  [{ type: 'setReady', ready: false }, 'ready', 'not ready any more'],
  [{ type: 'setReady', ready: false }, 'starting', undefined],
  [{ type: 'startBudgetTimer' }, 'ready', undefined],
  [
    { type: 'startHoldTimer' },
    'starting',
    'the broker still starts: it will be told when it has started, in 1.5 s at the latest',
  ],
  [
    { type: 'startDrain' },
    'ready',
    'the broker will be told in 5 s, when its clients know that it leaves',
  ],
  [{ type: 'signalServer', signal: 'SIGTERM', early: false }, 'ready', 'told the broker'],
  [
    { type: 'signalServer', signal: 'SIGTERM', early: true },
    'holding',
    'told the broker although it has not started: it may not end cleanly',
  ],
  [
    { type: 'signalServer', signal: 'SIGKILL' },
    'draining',
    'killed the broker: it did not stop within 270 s',
  ],
])('says of %j while %s: %s', (effect, before, line) => {
  expect(narrate(effect, before, subject)).toBe(line);
});

it('says why a server that runs is not ready any more, and when it is again', () => {
  const unready = '127.0.0.1:9092: no answer within 4000 ms';
  const known = { ...subject, unready, wasReady: true };
  const lost = narrate({ type: 'setReady', ready: false }, 'ready', known);
  expect(lost).toBe(`not ready any more: ${unready}`);
  const back = narrate({ type: 'setReady', ready: true }, 'unready', known);
  expect(back).toBe('the broker is ready again');
});

it('says nothing of a wait that is none, nor of a loss that is none', () => {
  const member = {
    name: 'the member',
    budgetMs: 25_000,
    hold: { ms: 0, what: '' },
    drain: { maxMs: 0 },
  };
  const lineOf = (effect: Effect) => narrate(effect, 'starting', member);
  expect(lineOf({ type: 'startHoldTimer' })).toBeUndefined();
  expect(lineOf({ type: 'startDrain' })).toBeUndefined();
  expect(lineOf({ type: 'signalServer', signal: 'SIGTERM', early: true })).toBe('told the member');
});

it('says why a wait for others has ended, and leaves it to them to say that it began', () => {
  const drain = { maxMs: 5000, until: async () => 'may stop' };
  const lineOf = (effect: Effect, because?: string) =>
    narrate(effect, 'draining', { ...subject, drain, because });
  expect(lineOf({ type: 'startDrain' })).toBeUndefined();
  const told: Effect = { type: 'signalServer', signal: 'SIGTERM', early: false };
  expect(lineOf(told)).toBe('told the broker');
  expect(lineOf(told, 'may stop')).toBe('may stop; told the broker');
});

it.each<[Phase, number, string | undefined]>([
  ['starting', 270_000, 'asked to stop (SIGTERM), 270 s at most'],
  ['unready', 270_000, 'asked to stop (SIGTERM), 270 s at most'],
  ['holding', 260_000, 'asked to stop (SIGTERM), again: waits no longer'],
  ['draining', 260_000, 'asked to stop (SIGTERM), again: waits no longer'],
  [
    'stopping',
    259_300,
    'asked to stop (SIGTERM), again: the broker was told already, and will be killed in 260 s',
  ],
  ['killing', -10, undefined],
  ['stopped', 259_300, undefined],
])('says of a request to stop while %s, with %d ms left: %s', (phase, leftMs, line) => {
  expect(narrateRequest('asked to stop (SIGTERM)', phase, { name: 'the broker', leftMs })).toBe(
    line,
  );
});
