import fc from 'fast-check';
import { expect, it } from 'vitest';
import { watchLengths } from '../../../../src/kafka/ask/frames.ts';
import { concat, int32 } from '../../../../src/kafka/wire/pieces.ts';

const answers = (...sizes: readonly number[]): Buffer =>
  Buffer.from(concat(...sizes.flatMap((size) => [int32(size), new Uint8Array(size)])));

/** What is found wrong, with the bytes in pieces of this size. */
function findProblem(bytes: Buffer, pieceSize: number): string | undefined {
  const find = watchLengths();
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const problem = find(bytes.subarray(at, at + pieceSize));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

it('answers of any length, in pieces of any size, are fine, and a wrong one behind them is found', () => {
  const sizes = fc.array(fc.integer({ min: 4, max: 300 }));
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 50 }), (lengths, pieceSize) => {
      const bytes = answers(...lengths);
      expect(findProblem(bytes, pieceSize)).toBeUndefined();
      const wrong = Buffer.concat([bytes, int32(-1)]);
      expect(findProblem(wrong, pieceSize)).toBe("no answer of Kafka's: it announces -1 bytes");
    }),
  );
});

it.each([
  [3, '3 bytes'],
  [0, '0 bytes'],
  [-(2 ** 31), '-2147483648 bytes'],
  [2 ** 31 - 1, '2.0 GiB'],
  [64 * 1024 * 1024 + 1, '64.0 MiB'],
])('an answer of %i bytes is none', (length, shown) => {
  expect(findProblem(Buffer.from(int32(length)), 4)).toBe(
    `no answer of Kafka's: it announces ${shown}`,
  );
});

it('one of 64 MiB may come', () => {
  expect(findProblem(Buffer.from(int32(64 * 1024 * 1024)), 1)).toBeUndefined();
});
