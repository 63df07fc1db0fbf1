import { expect, it } from 'vitest';
import { renderRows } from '../../../src/tool/table.ts';

it('puts cells under each other, and no blanks at the end of a line', () => {
  const rows = [['a', 'bb', 'c'], ['aaa', ''], [], ['a', 'b', 'ccc']];
  expect(renderRows(rows)).toBe('a    bb  c\naaa\n\na    b   ccc\n');
});

it('indents every row', () => {
  expect(renderRows([['a', 'b']], '  ')).toBe('  a  b\n');
});
