import { expect, it } from 'vitest';
import type { Effect, Phase } from '../../../src/process/lifecycle.ts';
import { narrate } from '../../../src/process/narration.ts';

const subject = { name: 'the broker', budgetMs: 270_000, holdMs: 1500 };

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
  [{ type: 'signalServer', signal: 'SIGTERM', early: false }, 'ready', 'told the broker'],
  [
    { type: 'signalServer', signal: 'SIGTERM', early: true },
    'holding',
    'told the broker although it has not started: it cannot end cleanly',
  ],
  [
    { type: 'signalServer', signal: 'SIGKILL' },
    'draining',
    'killed the broker: it did not stop within 270 s',
  ],
])('says of %j while %s: %s', (effect, before, line) => {
  expect(narrate(effect, before, subject)).toBe(line);
});
