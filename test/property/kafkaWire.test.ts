import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as pieces from '../../src/kafka/wire/pieces.ts';
import { readerOf, UnreadableAnswer } from '../../src/kafka/wire/reader.ts';
import { decode, readFrames } from '../support/recordedFrames.ts';
import { type ExchangeName, exchanges, recordedVersions } from '../support/wireExchanges.ts';

const mutations = 10_000;
/** Of one answer, some hundred bytes long: a machine that does much else may stand still for a while. */
const maxMs = 5000;
const maxGrowthMib = 100;

/** What happens to an answer: bits turn, it is cut, something comes between, or a length becomes another. */
const mutation = fc.oneof(
  fc.record({ type: fc.constant('flip'), at: fc.nat(), bit: fc.nat({ max: 7 }) } as const),
  fc.record({ type: fc.constant('cut'), at: fc.nat() } as const),
  fc.record({
    type: fc.constant('insert'),
    at: fc.nat(),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 9 }),
  } as const),
  fc.record({
    type: fc.constant('length'),
    at: fc.nat(),
    size: fc.constantFrom(1, 2, 4, 8),
    value: fc.constantFrom(-1, -2, 0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 2 ** 31 - 1, -(2 ** 31)),
  } as const),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Buffer, change: Mutation): Buffer {
  const at = change.at % Math.max(1, bytes.length);
  switch (change.type) {
    case 'flip': {
      const flipped = Buffer.from(bytes);
      flipped[at] = (bytes[at] ?? 0) ^ (1 << change.bit);
      return flipped;
    }
    case 'cut':
      return bytes.subarray(0, at);
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), change.bytes, bytes.subarray(at)]);
    case 'length': {
      const written = Buffer.alloc(8);
      written.writeBigInt64BE(BigInt(change.value));
      const field = written.subarray(8 - change.size);
      return Buffer.concat([bytes.subarray(0, at), field, bytes.subarray(at + change.size)]);
    }
  }
}

function endOf(name: ExchangeName, bytes: Buffer): string {
  try {
    decode<unknown>(exchanges[name], bytes);
    return 'read';
  } catch (error) {
    return error instanceof UnreadableAnswer ? error.name : String(error);
  }
}

describe.each(recordedVersions)('Kafka %s', (version) => {
  it.each([...readFrames(version)])(
    'an answer to %s is read, or unreadable, however it was changed on its way: at once, and without memory',
    (name, recorded) => {
      const before = process.memoryUsage();
      let peakMib = 0;
      let count = 0;
      fc.assert(
        fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (changes) => {
          const bytes = changes.reduce(mutate, recorded);
          const start = performance.now();
          expect(endOf(name, bytes)).toMatch(/^(read|UnreadableAnswer)$/);
          expect(performance.now() - start).toBeLessThan(maxMs);
          if (++count % 100 !== 0) return;
          const { heapUsed, arrayBuffers } = process.memoryUsage();
          const grown = heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers;
          peakMib = Math.max(peakMib, grown / 1024 / 1024);
        }),
        { numRuns: mutations },
      );
      expect(peakMib).toBeLessThan(maxGrowthMib);
    },
  );
});

const text = fc.string({ unit: 'grapheme', maxLength: 300 });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const int64 = fc.maxSafeInteger();

it('what is written is read', () => {
  const { concat } = pieces;
  fc.assert(
    fc.property(
      fc.record({
        flag: fc.boolean(),
        byte: fc.integer({ min: -128, max: 127 }),
        word: int32,
        long: int64,
        line: text,
        lines: fc.array(text),
        compact: fc.string({ unit: 'grapheme', maxLength: 20_000 }),
        numbers: fc.array(int32, { maxLength: 300 }),
        nested: fc.array(fc.array(int64)),
      }),
      (all) => {
        const written = concat(
          pieces.boolean(all.flag),
          pieces.int8(all.byte),
          pieces.int32(all.word),
          pieces.int64(all.long),
          pieces.text(all.line),
          pieces.list(all.lines, pieces.text),
          pieces.compactText(all.compact),
          pieces.noTags,
          pieces.compactList(all.numbers, pieces.int32),
          pieces.list(all.nested, (inner) => pieces.compactList(inner, pieces.int64)),
        );
        const reader = readerOf(Buffer.from(written));
        const read = {
          flag: reader.boolean(),
          byte: reader.int8(),
          word: reader.int32(),
          long: reader.int64(),
          line: reader.text(),
          lines: reader.list(reader.text),
          compact: reader.compactText(),
        };
        reader.skipTags();
        const numbers = reader.compactList(reader.int32);
        const nested = reader.list(() => reader.compactList(reader.int64));
        expect({ ...read, numbers, nested }).toEqual(all);
        expect(() => reader.int8()).toThrow(UnreadableAnswer);
      },
    ),
  );
});

it('no list at all is read as an empty one', () => {
  expect(readerOf(Buffer.from(pieces.list(undefined, pieces.int32))).list(() => 0)).toEqual([]);
  const compact = Buffer.from(pieces.compactList(undefined, pieces.int32));
  expect(readerOf(compact).compactList(() => 0)).toEqual([]);
});
