import { expect, it } from 'vitest';
import {
  hasSecret,
  splitLine,
  splitPath,
  wordToComplete,
} from '../../../../src/zkCli/shell/line.ts';

it.each([
  ['get /a', ['get', '/a']],
  ['  create  /a\t"two words" ', ['create', '/a', 'two words']],
  [`set /a 'it has "quotes"'`, ['set', '/a', 'it has "quotes"']],
  [`set /a it's`, ['set', '/a', `it's`]],
  [`set /a ''`, ['set', '/a', '']],
  [`set /a "x"y`, ['set', '/a', 'x', 'y']],
  [String.raw`set /a \n`, ['set', '/a', String.raw`\n`]],
  ['set /a a\u2028b', ['set', '/a', 'a', 'b']],
  ['', []],
])('splits %j', (line, words) => {
  expect(splitLine(line)).toEqual({ ok: true, value: words });
});

it.each([`set /a "x`, `set /a 'it`])('refuses %j', (line) => {
  const mark = line.charAt(7);
  const problem = `a ${mark} without its closing ${mark}`;
  expect(splitLine(line)).toEqual({ ok: false, problem });
});

it.each([
  ['addauth digest me:secret', true],
  ['create /a x digest:me:aGFzaA==:cdrwa', true],
  ['get /a', false],
])('%j has a secret: %s', (line, secret) => {
  expect(hasSecret(line)).toBe(secret);
});

it.each([
  ['ge', { word: 'ge', isFirst: true }],
  ['get /a', { word: '/a', isFirst: false }],
  ['get ', { word: '', isFirst: false }],
])('completes the last word of %j', (line, wanted) => {
  expect(wordToComplete(line)).toEqual(wanted);
});

it.each([
  ['/', '/', ''],
  ['/a', '/', 'a'],
  ['/a/b', '/a', 'b'],
  ['/a/', '/a', ''],
])('completes %s by the children of %s', (path, parent, start) => {
  expect(splitPath(path)).toEqual({ parent, start });
});
