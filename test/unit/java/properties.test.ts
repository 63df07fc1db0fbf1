import { describe, expect, it } from 'vitest';
import { parseProperties, renderProperties } from '../../../src/java/properties.ts';

describe('renderProperties', () => {
  it.each([
    ['server.1', 'zk-0.zk-hs:2888:3888', 'server.1=zk-0.zk-hs:2888:3888\n'],
    ['a b', 'c d', 'a\\ b=c d\n'],
    ['a=b:c#d!e', '=:#!', 'a\\=b\\:c\\#d\\!e==:#!\n'],
    ['path', 'C:\\data', 'path=C:\\\\data\n'],
    ['lead', '  x', 'lead=\\  x\n'],
    ['control', 'a\tb\nc\r\f', 'control=a\\tb\\nc\\r\\f\n'],
    ['umlaut', 'ü€😀', 'umlaut=\\u00fc\\u20ac\\ud83d\\ude00\n'],
    ['empty', '', 'empty=\n'],
  ])('writes %j, %j', (key, value, line) => {
    expect(renderProperties([[key, value]])).toBe(line);
  });

  it('keeps the order and one line for each', () => {
    const text = renderProperties([
      ['b', '1'],
      ['a', '2'],
    ]);
    expect(text).toBe('b=1\na=2\n');
  });
});

describe('parseProperties', () => {
  it.each([
    ['a=1', ['a', '1']],
    ['a: 1', ['a', '1']],
    ['a 1', ['a', '1']],
    ['a\t=\t1', ['a', '1']],
    ['  a = 1 ', ['a', '1 ']],
    ['a', ['a', '']],
    ['a=', ['a', '']],
    ['a==1', ['a', '=1']],
    ['a b=1', ['a', 'b=1']],
    ['a\\ b=1', ['a b', '1']],
    ['a\\=b=1', ['a=b', '1']],
    ['a=1\\\n   2', ['a', '12']],
    ['a=1\\\r\n2', ['a', '12']],
    ['a=1\\\\', ['a', '1\\']],
    ['a=1\\\n#2', ['a', '1#2']],
    ['a=\\u00FC\\q', ['a', 'üq']],
    ['a=x#y', ['a', 'x#y']],
  ])('reads %j', (text, property) => {
    expect(parseProperties(text)).toEqual([property]);
  });

  it('passes over comments and blank lines', () => {
    expect(parseProperties('# a=1\n! b=2\n\n   # c=3 \\\n \nd=4\n')).toEqual([['d', '4']]);
  });

  it('gives a repeated key each time, in order', () => {
    expect(parseProperties('a=1\ra=2')).toEqual([
      ['a', '1'],
      ['a', '2'],
    ]);
  });
});
