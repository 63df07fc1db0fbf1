import { expect, it } from 'vitest';
import { withPort } from '../../../src/zkMetrics/commandLine.ts';

it.each([
  [[], { format: ['raw'] }],
  [['2182'], { format: ['raw'], port: ['2182'] }],
])('takes %j for the port', (operands, flags) => {
  expect(withPort({ operands, flags: { format: ['raw'] } })).toEqual({ ok: true, value: flags });
});

it('refuses what is no port', () => {
  expect(withPort({ operands: ['all'], flags: {} })).toEqual({
    ok: false,
    problem: 'expected a port, or nothing, got "all" (see zkMetrics --help)',
  });
});
