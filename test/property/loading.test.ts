import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hearOfLoading, nothingSaid } from '../../src/kafka/storage/loading.ts';
import { renderLoading } from '../../src/kafka/storage/loadingWords.ts';
import { countSegments } from '../../src/kafka/storage/segments.ts';

const numRuns = 10_000;
const fixtures = join(import.meta.dirname, '../fixtures/loading');
const real = readdirSync(fixtures).flatMap((name) =>
  readFileSync(join(fixtures, name), 'utf8').trimEnd().split('\n'),
);

/** Lines of brokers, whole, cut, with other numbers or with anything in the middle. */
const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...real) },
  fc
    .tuple(fc.constantFrom(...real), fc.nat(), fc.nat(), fc.string({ unit: 'binary' }))
    .map(([text, from, length, other]) => {
      const start = from % (text.length + 1);
      return `${text.slice(0, start)}${other}${text.slice(start + (length % 50))}`;
    }),
  fc
    .tuple(fc.constantFrom(...real), fc.bigInt({ min: 0n, max: 10n ** 30n }))
    .map(([text, number]) => text.replace(/\d+(?=\D*$)/, String(number))),
  fc.string({ unit: 'binary' }),
);
const names = fc.array(fc.oneof(fc.string(), fc.constant('00000000000000000000.log')));

it('whatever a file says, how far the broker is can be said, by numbers that are some', () => {
  let said = 0;
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      names,
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      (lines, files, elapsedMs) => {
        const loading = countSegments(hearOfLoading(nothingSaid, lines), () => files);
        const words = renderLoading(loading, elapsedMs);
        if (words === undefined) return;
        said += 1;
        expect(words).not.toMatch(/NaN|Infinity|undefined|-\d+ %/);
        expect(words).not.toMatch(/\b\d{3,} %/);
      },
    ),
    { numRuns },
  );
  expect(said).toBeGreaterThan(numRuns / 4);
});

it('is the same in how many pieces the lines arrive', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.nat(40), (lines, cut) => {
      const first = hearOfLoading(nothingSaid, lines.slice(0, cut));
      expect(hearOfLoading(first, lines.slice(cut))).toEqual(hearOfLoading(nothingSaid, lines));
    }),
    { numRuns },
  );
});
