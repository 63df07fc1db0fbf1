import { expect, it } from 'vitest';
import { quoteJaas } from '../../../src/sasl/jaasText.ts';

it.each([
  ['', '""'],
  ['a b', '"a b"'],
  ['say "x"', String.raw`"say \"x\""`],
  [String.raw`C:\x`, String.raw`"C:\\x"`],
  ['a\nb\r', String.raw`"a\nb\r"`],
  ["pässwörd';,=", `"pässwörd';,="`],
])('quotes %j as %s', (value, quoted) => {
  expect(quoteJaas(value)).toBe(quoted);
});
