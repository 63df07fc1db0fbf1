import { expect, it } from 'vitest';
import { judgeHealth } from '../../../src/process/health.ts';
import type { Phase } from '../../../src/process/lifecycle.ts';

const yes = { healthy: true, reason: 'broker 0 is registered' };
const no = { healthy: false, reason: 'not yet' };

it('of a server that has ended says no to both', () => {
  const gone = { healthy: false, reason: 'the broker has ended' };
  expect(judgeHealth('the broker', 'stopped', yes)).toEqual({ live: gone, ready: gone });
});

it.each<[Phase, typeof yes, typeof yes]>([
  ['starting', no, no],
  ['ready', yes, yes],
  ['unready', no, no],
  ['holding', yes, { healthy: false, reason: 'the broker was asked to stop' }],
  ['draining', yes, { healthy: false, reason: 'the broker was asked to stop' }],
  ['stopping', yes, { healthy: false, reason: 'the broker was asked to stop' }],
  ['killing', yes, { healthy: false, reason: 'the broker was asked to stop' }],
])('while %s, with the answer %j, is ready: %j', (phase, answer, ready) => {
  expect(judgeHealth('the broker', phase, answer)).toEqual({
    live: { healthy: true, reason: 'the broker runs' },
    ready,
  });
});
