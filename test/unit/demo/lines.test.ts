import { expect, it } from 'vitest';
import { fitLine, renderCount, renderStep, renderTable } from '../../../demo/lines.ts';

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1 000'],
  [18_204, '18 204'],
  [1_234_567, '1 234 567'],
])('writes %i as %s', (count, text) => {
  expect(renderCount(count)).toBe(text);
});

it.each([
  { columns: undefined, text: '0123456789' },
  { columns: 11, text: '0123456789' },
  { columns: 10, text: '01234567…' },
  { columns: 5, text: '012…' },
  { columns: 1, text: '…' },
])('fits ten characters into $columns columns', ({ columns, text }) => {
  expect(fitLine('0123456789', columns)).toBe(text);
});

it('puts the times under one another', () => {
  const lines = [renderStep('✓', 'short', 'ready after 4.1 s'), renderStep('✗', 'longer', '0.2 s')];
  expect(lines.map((line) => line.search(/ready|0\.2/))).toEqual([80, 80]);
});

it('moves the time up where the terminal is narrow, and never over the words', () => {
  expect(renderStep('✓', 'words', '1.0 s', 40)).toBe(`  ✓ words${' '.repeat(25)}1.0 s`);
  expect(renderStep('✓', 'many words', '1.0 s', 12)).toBe('  ✓ many words  1.0 s');
});

it('sets the first column to the left and the others to the right', () => {
  const rows = [['NAME', 'LONG HEAD', 'N'], ['a', '1', '12 000'], ['longer']];
  expect(renderTable(rows)).toEqual([
    'NAME    LONG HEAD       N',
    'a               1  12 000',
    'longer',
  ]);
});
