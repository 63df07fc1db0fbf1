import { expect, it } from 'vitest';
import { summarize } from '../../../../src/kafkaStart/run/summary.ts';

const broker = { marked: 1, logDirs: 1, roles: ['broker', 'controller'] as const };

it.each([
  [143, 2345, broker, 'stopped cleanly in 2.3 s, clean-shutdown marker in 1 of 1 log dir'],
  [
    143,
    2000,
    { ...broker, marked: 1, logDirs: 2 },
    'stopped in 2.0 s, clean-shutdown marker in 1 of 2 log dirs: expect recovery at the next start',
  ],
  [143, 700, { ...broker, marked: 0, roles: ['controller'] as const }, 'stopped in 0.7 s'],
  [
    137,
    270_000,
    { ...broker, marked: 0 },
    'stopped with 137 after 270.0 s, clean-shutdown marker in 0 of 1 log dir',
  ],
  [
    3,
    undefined,
    { ...broker, marked: 0 },
    'the broker ended by itself with 3, clean-shutdown marker in 0 of 1 log dir',
  ],
])(
  'of a broker that ended with %d, %s ms after it was asked to, says %4$s',
  (serverCode, stopMs, marks, line) => {
    expect(summarize({ exitCode: 0, serverCode, stopMs }, marks)).toBe(line);
  },
);
