import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  findBadEscape,
  parseProperties,
  type Property,
  renderProperties,
} from '../../src/java/properties.ts';
import { quoteWord, splitWords } from '../../src/java/shellWords.ts';
import { decodePairs, runJava } from '../support/runJava.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'java-formats-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const seed = 20_261_124;
const runs = 10_000;
const sample = <T>(values: fc.Arbitrary<T>, numRuns: number): T[] =>
  fc.sample(values, { seed, numRuns });

const wellFormed = fc.string({ unit: 'grapheme' });
const awkward = fc.string({ unit: fc.constantFrom(...'ab =:#!\\\t\n\r\f"\'ü'.split('')) });
const escapes = fc.string({ unit: fc.constantFrom('\\u', '\\', '0', '00fc', 'G', '=', '#', '\n') });

/** What java reads of each text, and `undefined` where it refuses one. */
async function loadByJava(
  texts: readonly string[],
): Promise<(Record<string, string> | undefined)[]> {
  const file = join(folder, 'texts');
  const bytes = texts.map((text) => Buffer.from(text, 'latin1').toString('base64'));
  writeFileSync(file, bytes.map((line) => `${line}\n`).join(''));
  const printed = await runJava({ source: 'LoadProperties.java', args: [file] });
  const lines = printed.split('\n').slice(0, texts.length);
  return lines.map((line) => (line === 'refused' ? undefined : decodePairs(line)));
}

it('java.util.Properties loads what renderProperties renders', async () => {
  const word = fc.oneof(wellFormed, awkward);
  const pair: fc.Arbitrary<Property> = fc.tuple(word, word);
  const properties = sample(fc.array(pair, { maxLength: 5 }), runs);
  const loaded = await loadByJava(properties.map((pairs) => renderProperties(pairs)));
  expect(loaded).toEqual(properties.map((pairs) => Object.fromEntries(pairs)));
});

it('parseProperties reads any file as java.util.Properties does', async () => {
  const ends = [
    '\\',
    ' \\',
    '\\\n',
    '\\\n ',
    'a\\',
    'a=1\\',
    'a=1\\\n',
    '\\\n\n',
    '\\\n#x',
    'a\\\n\nb',
  ];
  const texts = [...ends, ...sample(awkward, runs)];
  const loaded = await loadByJava(texts);
  const read = texts.map((text) => [text, Object.fromEntries(parseProperties(text))]);
  expect(read).toEqual(texts.map((text, index) => [text, loaded[index]]));
});

it('findBadEscape finds a fault where java.util.Properties refuses the file, and nowhere else', async () => {
  const texts = ['a=\\\\u1', 'a=1\\\n\\u0', '#\\u', 'a=\\u\\\n00fc', ...sample(escapes, runs)];
  const loaded = await loadByJava(texts);
  const refused = loaded.map((properties) => properties === undefined);
  const found = texts.map((text) => [text, findBadEscape(text) !== undefined]);
  expect(found).toEqual(texts.map((text, index) => [text, refused[index]]));
  expect(refused.filter(Boolean).length).toBeGreaterThan(100);
  const read = texts.map((text, index) =>
    loaded[index] === undefined ? undefined : Object.fromEntries(parseProperties(text)),
  );
  expect(read).toEqual(loaded);
});

/** The words that sh makes of a line, each ended by a character that no line has. */
async function splitBySh(line: string): Promise<string[]> {
  const { stdout } = await execa('sh', ['-c', `printf '%s\\001' ${line}`], {
    env: {},
    extendEnv: false,
    cwd: folder,
    stripFinalNewline: false,
  });
  return stdout.split('\u0001').slice(0, -1);
}

it('sh splits as splitWords does whatever splitWords takes', async () => {
  const units = 'ab  "\'\\$`#;*~=-'.split('');
  const lines = sample(fc.string({ unit: fc.constantFrom(...units), minLength: 1 }), 600).filter(
    (line) => splitWords(line).ok,
  );
  expect(lines.length).toBeGreaterThan(50);
  for (const line of lines) {
    const split = splitWords(line);
    const words = split.ok ? split.value : [];
    // without any word printf prints its format once all the same
    expect([line, await splitBySh(line)]).toEqual([line, words.length === 0 ? [''] : words]);
  }
});

it('sh reads back what quoteWord quotes', async () => {
  const words = sample(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), 200);
  expect(await splitBySh(words.map(quoteWord).join(' '))).toEqual(words);
});
