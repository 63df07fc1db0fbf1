import { expect, it } from 'vitest';
import { aboutToStart, tellsDoing } from '../../../../src/kafkaStart/run/preparing.ts';

it.each([
  [undefined, 'the broker is about to start'],
  [
    'formatting /data for cluster x',
    'the broker is about to start: formatting /data for cluster x',
  ],
])('while it does %s, probes are told: %s', (doing, reason) => {
  expect(aboutToStart('the broker', doing)).toEqual({
    live: { healthy: true, reason },
    ready: { healthy: false, reason },
  });
});

it.each([
  ['formatting /data for cluster x', true],
  ['warning: this is process 1', false],
])('%s tells what is done: %s', (line, tells) => {
  expect(tellsDoing(line)).toBe(tells);
});
