import { expect, it } from 'vitest';
import { chooseLines, renderFrame, toLines } from '../../../src/tool/frame.ts';

const [home, clearLine, clearRest] = ['\u001b[H', '\u001b[K', '\u001b[J'];

it('draws each line over the one before, and clears what was longer or below', () => {
  const frame = renderFrame(['a', 'b'], { columns: 80, rows: 24 });
  expect(frame).toBe(`${home}a${clearLine}\nb${clearLine}${clearRest}`);
});

it('cuts a row that a narrow terminal does not show, and goes on with a sentence', () => {
  const frame = renderFrame(['a  345', 'a  3456', '1 345678901'], { columns: 6, rows: 24 });
  const lines = ['a  345', 'a  34…', '1 3456', '78901'];
  expect(frame).toBe(`${home}${lines.join(`${clearLine}\n`)}${clearLine}${clearRest}`);
});

it('says in the last line of a short terminal how much is left out', () => {
  const frame = renderFrame(['1', '2', '3', '4'], { columns: 80, rows: 3 });
  expect(frame).toBe(`${home}1${clearLine}\n2${clearLine}\n… 2 more lines${clearLine}${clearRest}`);
});

it('shows a look that came to nothing by its reason', () => {
  expect(toLines({ text: 'a\nb\n', problems: [] })).toEqual(['a', 'b']);
  expect(toLines({ text: '', problems: ['connection refused'] })).toEqual(['connection refused']);
});

it.each([
  [4, ['1', '2', '3', '4']],
  [3, ['1', '2']],
  [1, ['1']],
  [0, ['1']],
])('takes the longest screen that %i lines have room for', (rows, lines) => {
  const screens = ['1\n2\n3\n4\n', '1\n2\n', '1\n'].map((text) => () => text);
  const shown = { text: 'all\n', problems: [], screens };
  expect(chooseLines(shown, { columns: 80, rows })).toEqual(lines);
  expect(chooseLines({ text: 'all\n', problems: ['x'] }, { columns: 80, rows })).toEqual([
    'all',
    'x',
  ]);
});
