import { describe, expect, it } from 'vitest';
import { accept } from '../../../src/tool/parsed.ts';
import {
  parseBoolean,
  parseChoice,
  parseDuration,
  parseInteger,
  parsePath,
  parsePort,
  parseText,
  quote,
} from '../../../src/tool/parsers.ts';

const link = 'tcp://10.96.0.7:2181';

describe('parseInteger', () => {
  const parse = parseInteger({ min: 0, max: 255 });

  it.each([
    ['0', 0],
    ['7', 7],
    ['255', 255],
  ])('reads %s', (raw, value) => {
    expect(parse(raw)).toEqual(accept(value));
  });

  it.each(['256', '-1', '+1', '08', '00', '1e2', '0x10', '1.0', '1 ', '', 'three', '٣', 'NaN'])(
    'refuses %j and says the range',
    (raw) => {
      const problem = `expected a whole number, 0 to 255, got ${JSON.stringify(raw)}`;
      expect(parse(raw)).toEqual({ ok: false, problem });
    },
  );

  it('says a range without an end', () => {
    expect(parseInteger({ min: 1 })('0')).toMatchObject({
      problem: 'expected a whole number, 1 or more, got "0"',
    });
  });

  it('refuses what a number cannot hold', () => {
    expect(parseInteger({ min: 1 })('9007199254740993')).toMatchObject({ ok: false });
  });

  it('names a service link as one', () => {
    expect(parsePort(link)).toMatchObject({
      problem: expect.stringMatching(/injected for a Service.*enableServiceLinks: false/),
    });
  });
});

describe('parsePort', () => {
  it.each(['0', '65536'])('refuses %s', (raw) => {
    expect(parsePort(raw)).toMatchObject({ ok: false });
  });
});

describe('parseBoolean', () => {
  it.each([
    ['true', true],
    ['FALSE', false],
    ['True', true],
  ])('reads %s', (raw, value) => {
    expect(parseBoolean(raw)).toEqual(accept(value));
  });

  it.each(['yes', '1', 'on', ''])('refuses %j', (raw) => {
    expect(parseBoolean(raw)).toMatchObject({
      problem: `expected true or false, got ${JSON.stringify(raw)}`,
    });
  });
});

describe('parseChoice', () => {
  it('takes one of its choices and names them all otherwise', () => {
    const parse = parseChoice('raw', 'table');
    expect(parse('table')).toEqual(accept('table'));
    expect(parse('Table')).toMatchObject({ problem: 'expected one of raw, table, got "Table"' });
  });
});

describe('parseText', () => {
  it.each(['a', 'a b', 'ü', '"'])('takes %j', (raw) => {
    expect(parseText(raw)).toEqual(accept(raw));
  });

  it.each(['a\nb', 'a\tb', '\u0000', '\u007f', '\ud83d', '\ufffd', link])('refuses %j', (raw) => {
    expect(parseText(raw)).toMatchObject({ ok: false });
  });

  it('refuses more than one argument of a program can hold', () => {
    expect(parseText('x'.repeat(16_384))).toMatchObject({ ok: true });
    expect(parseText('x'.repeat(16_385))).toMatchObject({
      problem: expect.stringMatching(/^expected 16384 characters at most, got 16385: "x+…"$/),
    });
  });
});

describe('parsePath', () => {
  it.each([
    ['/', '/'],
    ['//', '/'],
    ['/data', '/data'],
    ['/data/', '/data'],
    ['/data//', '/data'],
  ])('takes %s as %s', (raw, path) => {
    expect(parsePath(raw)).toEqual(accept(path));
  });

  it.each(['data', './data', '~/data', '/da\nta'])('refuses %j', (raw) => {
    expect(parsePath(raw)).toMatchObject({ ok: false });
  });

  it('refuses what Linux has no room for', () => {
    const name = 'ü'.repeat(127);
    expect(parsePath(`/${name}x`)).toMatchObject({ ok: true });
    expect(parsePath(`/${name}xx`)).toMatchObject({ ok: false });
    expect(parsePath('/x'.repeat(2047))).toMatchObject({ ok: true });
    expect(parsePath('/x'.repeat(2048))).toMatchObject({ ok: false });
  });
});

describe('parseDuration', () => {
  const parse = parseDuration({ bareUnit: 's', minMs: 1 });

  it.each([
    ['500ms', 500],
    ['5s', 5000],
    ['2m', 120_000],
    ['3', 3000],
  ])('reads %s', (raw, ms) => {
    expect(parse(raw)).toEqual(accept(ms));
  });

  it('refuses more than a timer can wait', () => {
    expect(parse('2147483648ms')).toMatchObject({ ok: false });
    expect(parse('999999m')).toMatchObject({
      problem: 'expected at most 2147483647 ms, got "999999m"',
    });
  });

  it.each(['', '5h', '5 s', '-1s', '1.5s', '05s', '9999999999', 's'])('refuses %j', (raw) => {
    expect(parse(raw)).toMatchObject({
      problem: `expected a time such as 500ms, 5s or 2m, got ${JSON.stringify(raw)}`,
    });
  });

  it('refuses less than the least', () => {
    expect(parse('0s')).toMatchObject({ problem: 'expected at least 1 ms, got "0s"' });
  });
});

describe('quote', () => {
  it('keeps a value on one line', () => {
    expect(quote('a\n"b"')).toBe(String.raw`"a\n\"b\""`);
  });

  it('cuts a long value', () => {
    expect(quote('x'.repeat(1000))).toBe(`"${'x'.repeat(79)}…"`);
  });
});
