import { expect, it } from 'vitest';
import { type Event, type Phase, step } from '../../../src/process/lifecycle.ts';

const started: Event = { type: 'serverStarted' };
const ready: Event = { type: 'serverReady' };
const unready: Event = { type: 'serverUnready' };
const stop: Event = { type: 'stopRequested' };
const holdOver: Event = { type: 'holdTimedOut' };
const drained: Event = { type: 'drained' };
const drainOver: Event = { type: 'drainTimedOut' };
const budgetOver: Event = { type: 'budgetTimedOut' };
const exit = (exitCode: number): Event => ({ type: 'serverExited', exitCode });

function phasesAfter(events: readonly Event[], first: Phase = 'starting'): Phase[] {
  let phase = first;
  return events.map((event) => (phase = step(phase, event).phase));
}

it.each<[string, readonly Event[], readonly Phase[]]>([
  [
    'a life in order',
    [ready, stop, drainOver, exit(143)],
    ['ready', 'draining', 'stopping', 'stopped'],
  ],
  ['a server that flaps', [ready, unready, ready], ['ready', 'unready', 'ready']],
  ['a stop that waits for the start', [stop, ready], ['holding', 'stopping']],
  ['a stop that waits for no more than the start', [stop, started], ['holding', 'stopping']],
  [
    'a server that has started long before it is ready',
    [started, unready, stop, ready],
    ['unready', 'unready', 'draining', 'draining'],
  ],
  [
    'a start that is told of late',
    [ready, started, stop, started],
    ['ready', 'ready', 'draining', 'draining'],
  ],
  ['a stop that waits no longer', [stop, holdOver], ['holding', 'stopping']],
  ['a second request while it starts', [stop, stop, stop], ['holding', 'stopping', 'stopping']],
  ['a second request while it drains', [ready, stop, stop], ['ready', 'draining', 'stopping']],
  [
    'a drain that has what it waited for, before its time is over',
    [ready, stop, drained, drainOver, exit(143)],
    ['ready', 'draining', 'stopping', 'stopping', 'stopped'],
  ],
  [
    'a drain that ends by a second request, before what it waits for has come',
    [ready, stop, stop, drained],
    ['ready', 'draining', 'stopping', 'stopping'],
  ],
  ['a drain that nobody has begun', [drained, ready, drained], ['starting', 'ready', 'ready']],
  [
    'a drain whatever it answers',
    [ready, stop, unready, ready],
    ['ready', 'draining', 'draining', 'draining'],
  ],
  [
    'a server that does not stop',
    [ready, stop, drainOver, budgetOver],
    ['ready', 'draining', 'stopping', 'killing'],
  ],
  ['a budget that ends first', [stop, budgetOver, ready], ['holding', 'killing', 'killing']],
  [
    'a budget that ends while it drains',
    [ready, stop, budgetOver, drainOver],
    ['ready', 'draining', 'killing', 'killing'],
  ],
  ['a server that ends by itself', [exit(3), ready, stop], ['stopped', 'stopped', 'stopped']],
  ['one that ends while a stop waits', [stop, exit(1)], ['holding', 'stopped']],
  ['one that ends while it drains', [ready, stop, exit(1)], ['ready', 'draining', 'stopped']],
])('goes through %s', (_, events, phases) => {
  expect(phasesAfter(events)).toEqual(phases);
});

it('does not wait for a start that nobody can tell', () => {
  expect(step('unready', stop)).toEqual({
    phase: 'draining',
    effects: [
      { type: 'setReady', ready: false },
      { type: 'startBudgetTimer' },
      { type: 'startDrain' },
    ],
  });
});
