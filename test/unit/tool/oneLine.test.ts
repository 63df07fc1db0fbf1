import { expect, it } from 'vitest';
import { toOneLine } from '../../../src/tool/oneLine.ts';
import { ToolError } from '../../../src/tool/toolError.ts';

it.each([
  ['ZK_REPLICAS: expected "…" (go 3 → 4)', 'ZK_REPLICAS: expected "…" (go 3 → 4)'],
  ['a\nb\r\n\tc', String.raw`a\nb\r\n\tc`],
  ['\u001b[2J\u009b\u0085', String.raw`\u001b[2J\u009b\u0085`],
  ['a\u2028b\u2029c', String.raw`a\u2028b\u2029c`],
  ['😀 \ud83d x', String.raw`😀 \ud83d x`],
])('shows %j as %j', (message, line) => {
  expect(toOneLine(message)).toBe(line);
});

it('leaves out the middle of a long one, and keeps what to do', () => {
  const line = toOneLine(`ZK_SERVERS: ${'x'.repeat(1_000_000)} (list the servers)`);
  expect(line).toMatch(/^ZK_SERVERS: x+…x+ \(list the servers\)$/);
  expect(line).toHaveLength(2001);
});

it('is what the problems of every refused run are', () => {
  expect(new ToolError(78, ['a\nb', 'c']).problems).toEqual([String.raw`a\nb`, 'c']);
});
