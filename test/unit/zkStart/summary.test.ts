import { expect, it } from 'vitest';
import { summarizeEnd } from '../../../src/zkStart/summary.ts';

it.each([
  [3, undefined, 'the server ended by itself with 3'],
  [143, undefined, 'the server ended by itself with 143'],
  [143, 5312, 'stopped after 5.3 s (143: ended by SIGTERM)'],
  [0, 120, 'stopped after 0.1 s'],
  [137, 25_040, 'stopped with 137 after 25.0 s'],
])(
  'says of a server that ended with %d, %s ms after it was asked: %s',
  (serverCode, stopMs, line) => {
    expect(summarizeEnd({ serverCode, stopMs })).toBe(line);
  },
);
